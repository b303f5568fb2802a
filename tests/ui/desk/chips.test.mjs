// Chips: code, placeholders, tags and links go whole or not at all, and what is missing is put in by a key.

import assert from "node:assert/strict";
import { test } from "node:test";

import { below, page } from "./browser.mjs";

const plain = (value) => JSON.parse(JSON.stringify(value));
const TEXT = "Ein {n} und <b>fett</b>.";
const LITERALS = ["{n}", "<b>", "</b>"];

/** The editor of a row with a text in it, the cursor or a selection, and what was said and put in. */
function editor(of, text, from, to = from, source = text, literals = LITERALS) {
  const said = [];
  const box = { value: text, selectionStart: from, selectionEnd: to, setSelectionRange(a, b) { [this.selectionStart, this.selectionEnd] = [a, b]; } };
  const desk = { say: (_, words) => said.push(words), insert(words) { box.value = box.value.slice(0, box.selectionStart) + words + box.value.slice(box.selectionEnd); } };
  const one = { source: [{ text: source }], chips: { source: literals, target: literals } };
  return Object.assign(Object.create(of.Chips), { box, desk, one, chips: of.chipsIn(text, literals), said });
}

const type = (row, inputType, more = {}) => {
  const event = { inputType, cancelable: true, prevented: false, preventDefault() { this.prevented = true; }, ...more };
  row.guard(event);
  return [event.prevented, row.box.selectionStart, row.box.selectionEnd];
};

test("chips are found wherever their words stand, the longer one first, whatever signs they have", () => {
  const { chipsIn } = page();
  assert.deepEqual(plain(chipsIn(TEXT, LITERALS)), [[4, 7], [12, 15], [19, 23]]);
  assert.deepEqual(plain(chipsIn("😀 ](a.md \"x\") ${y} $1 %s %s", ["](a.md \"x\")", "${y}", "$1", "%s"])), [[3, 14], [15, 19], [20, 22], [23, 25], [26, 28]]);
  assert.deepEqual(plain(chipsIn("{name}", ["{n", "{name}"])), [[0, 6]]);
  assert.deepEqual(plain(chipsIn("a", [])), []);
});

test("an edit within a chip selects it whole, and the next one takes it out", () => {
  const of = page();
  for (const kind of ["deleteContentBackward", "deleteContentForward", "insertText"]) {
    const row = editor(of, TEXT, 5, 9);
    assert.deepEqual(type(row, kind), [true, 4, 9], kind);
    assert.deepEqual(type(row, kind), [false, 4, 9], kind);
    assert.match(row.said[0], /protected/);
  }
});

test("a deletion at a chip's edge selects it first, of a letter, a word or a line", () => {
  const of = page();
  assert.deepEqual(type(editor(of, TEXT, 7), "deleteContentBackward"), [true, 4, 7]);
  assert.deepEqual(type(editor(of, TEXT, 4), "deleteContentForward"), [true, 4, 7]);
  assert.deepEqual(type(editor(of, TEXT, 8), "deleteWordBackward"), [true, 4, 8]);
  assert.deepEqual(type(editor(of, TEXT, 11), "deleteSoftLineBackward"), [true, 0, 11]);
  assert.deepEqual(type(editor(of, TEXT, 11), "deleteHardLineForward"), [true, 11, 24]);
});

test("what touches no chip is left to the browser, and so are undo and a selection that holds chips whole", () => {
  const of = page();
  assert.deepEqual(type(editor(of, TEXT, 3), "deleteContentBackward"), [false, 3, 3]);
  assert.deepEqual(type(editor(of, TEXT, 11), "deleteWordBackward"), [false, 11, 11]);
  assert.deepEqual(type(editor(of, TEXT, 12, 23), "deleteByCut"), [false, 12, 23]);
  assert.deepEqual(type(editor(of, TEXT, 5, 6), "historyUndo"), [false, 5, 6]);
  assert.deepEqual(type(editor(of, TEXT, 5, 6), "insertCompositionText", { cancelable: false }), [false, 5, 6]);
});

test("nothing is written into a chip: the cursor goes to its nearer end", () => {
  const of = page();
  assert.deepEqual(type(editor(of, TEXT, 6), "insertText"), [false, 7, 7]);
  const row = editor(of, TEXT, 5);
  row.leaveChip();
  assert.equal(row.box.selectionStart, 4);
});

test("left and right go over a chip in one step, with Shift or Ctrl as ever", () => {
  const of = page();
  const step = (at, key, more = {}) => {
    const row = editor(of, TEXT, at);
    row.step({ key, preventDefault() {}, ...more });
    return row.box.selectionStart;
  };
  assert.deepEqual([step(4, "ArrowRight"), step(7, "ArrowLeft"), step(3, "ArrowRight"), step(4, "ArrowRight", { shiftKey: true })], [7, 4, 3, 4]);
});

test("the first chip that is missing is put in, each counted, never into another", () => {
  const of = page();
  const row = editor(of, "Ein und <b>", 10, 10, "One {n} and <b>bold</b> {n}");
  row.putIn();
  assert.equal(row.box.value, "Ein und <b>{n}");
  const whole = editor(of, TEXT, 0, 0);
  whole.putIn();
  assert.equal(whole.box.value, TEXT);
  assert.match(whole.said[0], /is there/);
  assert.equal(of.missing(["a", "b", "a"], ["b", "a"]), "a");
});

test("a chip in a mark and one that a mark cuts are drawn, and the text stays the text", () => {
  const of = page();
  const found = [[4, 5, [1], []]];
  const finding = { id: 1, severity: "major", category: "Accuracy/Omission", verdict: "open", message: "why" };
  const nodes = of.marked(TEXT, found, [finding], 1, null, of.chipsIn(TEXT, LITERALS));
  assert.equal(nodes.map((node) => node.textContent).join(""), TEXT);
  assert.deepEqual(plain(nodes.flatMap(below).filter((node) => node.className === "desk-chip").map((node) => node.textContent)), ["{", "n}", "<b>", "</b>"]);
});

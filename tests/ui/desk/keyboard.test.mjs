// Keys: each asks for what it says, in the editor only with Alt, and never below a dialog.

import assert from "node:assert/strict";
import { test } from "node:test";

import { desk, page } from "./browser.mjs";

const press = (one, key, more = {}) => {
  const event = { key, target: { tagName: "BODY" }, prevented: false, preventDefault() { this.prevented = true; }, ...more };
  event.composedPath = () => [event.target];
  one.onKey(event);
  return event.prevented;
};

test("every key asks Python for something or opens something", () => {
  const of = page();
  for (const [key, what] of Object.entries(of.KEYS)) {
    const { one, sent } = desk(of);
    assert.ok(press(one, key), key);
    assert.ok(sent.length === 1 || one.opened, `${key}: ${what}`);
  }
});

test("a decision says which finding, a dismissal why", () => {
  const of = page();
  for (const [key, wanted] of [["a", { kind: "accept", finding: 21 }], ["d", { kind: "dismiss", reason: "false alarm", finding: 21 }], ["b", { kind: "dismiss", reason: "by design", finding: 21 }],
    ["x", { kind: "dismiss", reason: "not worth it", finding: 21 }], ["A", { kind: "accept all", finding: 21 }], ["<", { kind: "move", side: "target", down: false }], ["}", { kind: "move", side: "source", down: true }]]) {
    const { one, sent } = desk(of);
    press(one, key);
    const { seq, segment, ...told } = sent[0];
    assert.deepEqual({ ...told }, wanted);
  }
});

test("without a finding nothing is decided for all", () => {
  const { one, sent, hears } = desk(page());
  hears({ finding: 0 });
  press(one, "X");
  press(one, "D");
  assert.equal(sent.length, 0);
  assert.equal(one.message.dataset.kind, "error");
});

test("a viewer walks about and decides nothing", () => {
  const of = page();
  const { one, sent } = desk(of, { mayWrite: false });
  for (const key of ["a", "d", "s", "u", "g", "m", "X"]) press(one, key);
  assert.equal(sent.length, 0);
  press(one, "n");
  assert.deepEqual(sent.map((act) => act.kind), ["next"]);
});

test("the browser's own keys are left to it, as are those below a dialog", () => {
  const of = page();
  const { one, sent } = desk(of);
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }, { defaultPrevented: true }]) assert.ok(!press(one, "a", more));
  for (const key of ["Q", "N", "S"]) assert.ok(!press(one, key));
  of.place.dialog = {};
  assert.ok(!press(one, "a"));
  assert.equal(sent.length, 0);
});

test("in a text area a letter is a letter, and Alt with it is a key", () => {
  const of = page();
  const { one, sent } = desk(of);
  const target = { tagName: "TEXTAREA" };
  one.root.contains = () => true;
  assert.ok(!press(one, "a", { target }));
  assert.ok(press(one, "a", { target, altKey: true }));
  assert.ok(!press(one, "d", { target, altKey: true }));
  assert.deepEqual(sent.map((act) => act.kind), ["accept"]);
});

test("fields elsewhere on the page keep their keys", () => {
  const of = page();
  const { one, sent } = desk(of);
  one.root.contains = () => false;
  assert.ok(!press(one, "a", { target: { tagName: "INPUT" }, altKey: true }));
  assert.ok(of.typing({ tagName: "TEXTAREA" }) && of.typing({ tagName: "DIV", isContentEditable: true }));
  assert.ok(!of.typing({ tagName: "INPUT", type: "checkbox" }));
  assert.equal(sent.length, 0);
});

test("a paragraph is split at the cursor, counted in characters", () => {
  const { one, sent } = desk(page(), { text: "😀b c" });
  one.row.box.selectionStart = one.row.box.selectionEnd = 3;
  one.does("split", true);
  one.does("split", false);
  assert.equal(sent[0].at, 2);
});

test("a key of another script is the one at its place; one that writes a Latin letter or a sign is itself", () => {
  const of = page();
  for (const [key, code, what] of [["т", "KeyN", "next"], ["ν", "KeyN", "next"], ["ى", "KeyN", "next"], ["ф", "KeyA", "accept"], ["ы", "KeyS", "done"]]) {
    const { one, sent } = desk(of);
    assert.ok(press(one, key, { code }), key);
    assert.deepEqual(sent.map((act) => act.kind), [what]);
  }
  for (const [key, code] of [["ñ", "KeyN"], ["ß", "KeyS"], ["∂", "KeyD"], ["Dead", "KeyN"], ["ö", "Semicolon"]]) {
    const { one, sent } = desk(of);
    assert.ok(!press(one, key, { code }), key);
    assert.equal(sent.length, 0);
  }
});

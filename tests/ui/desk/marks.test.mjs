// Findings go along while somebody types, and no text ever becomes markup.

import assert from "node:assert/strict";
import { test } from "node:test";

import { below, page } from "./browser.mjs";

const piece = (text, findings = [], twins = []) => ({ text, findings, twins });
const finding = (id, more = {}) => ({ id, severity: "major", category: "Accuracy/Omission", verdict: "open", message: "why", ...more });
const plain = (value) => JSON.parse(JSON.stringify(value));

test("stretches are the pieces that belong to a finding or are its twin, in UTF-16 units", () => {
  const { stretches } = page();
  assert.deepEqual(plain(stretches([piece("😀 a "), piece("bc", [4]), piece(" d "), piece("e", [], [5])])), [[5, 7, [4], []], [10, 11, [], [5]]]);
});

test("before a change a mark stays, after it it moves, in it it is gone", () => {
  const { carried } = page();
  const found = [[0, 3, [1], []], [4, 7, [2], []], [8, 11, [3], []]];
  assert.deepEqual(plain(carried(found, "one two six", "one seven six")), [[0, 3, [1], []], [10, 13, [3], []]]);
  assert.deepEqual(plain(carried(found, "one two six", "one two six")), found);
  assert.deepEqual(plain(carried(found, "one two six", "")), []);
});

test("typing a letter that stands there already moves what is behind it only", () => {
  const { carried } = page();
  assert.deepEqual(plain(carried([[0, 2, [1], []], [3, 5, [2], []]], "aa bb", "aa  bb")), [[0, 2, [1], []], [4, 6, [2], []]]);
});

test("markup in a text and in a message is text", () => {
  const { marked } = page();
  const nodes = marked("<b>x</b> <i>", [[3, 4, [1], []]], [finding(1, { message: '"><script>' })], 1, null);
  const all = nodes.flatMap(below);
  assert.deepEqual(plain(all.map((node) => node.tag)), ["#text", "mark", "#text", "#text"]);
  assert.equal(nodes.map((node) => node.textContent).join(""), "<b>x</b> <i>");
  assert.equal(nodes[1].attributes.title, 'major, Accuracy/Omission: "><script>');
});

test("of two findings in one place the worst gives the mark its colour, the chosen one is told", () => {
  const { marked } = page();
  const [mark] = marked("ab", [[0, 2, [1, 2], []]], [finding(1, { severity: "minor" }), finding(2, { severity: "critical" })], 1, null);
  assert.equal(mark.className, "desk-mark desk-accuracy desk-critical desk-open desk-chosen");
  assert.equal(mark.attributes["data-finding"], "2");
});

test("a twin has no label, a finding that was decided neither", () => {
  const { marked } = page();
  const [twin] = marked("ab", [[0, 2, [], [1]]], [finding(1)], 0, null);
  const [done] = marked("ab", [[0, 2, [1], []]], [finding(1, { verdict: "dismissed" })], 0, null);
  const [open] = marked("ab", [[0, 2, [1], []]], [finding(1)], 0, null);
  assert.deepEqual([twin, done, open].map((node) => node.attributes["data-label"]), [undefined, undefined, "maj"]);
  assert.match(twin.className, /desk-twin/);
});

test("a stretch whose finding is not there is plain text", () => {
  const { marked } = page();
  assert.deepEqual(plain(marked("abc", [[0, 1, [9], []]], [], 0, null).map((node) => node.tag)), ["#text"]);
});

test("characters are counted as Python counts them", () => {
  const { points, slug, counted } = page();
  assert.equal(points("a😀é"), 3);
  assert.equal(slug("Linguistic conventions/Grammar"), "linguistic-conventions");
  assert.deepEqual([counted(1, "comment"), counted(2, "comment")], ["1 comment", "2 comments"]);
});

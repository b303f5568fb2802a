// What somebody wrote is never lost: one act at a time, the draft with it, and in this browser until Python has it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { desk, page } from "./browser.mjs";

const KEY = "review-draft:s:7";

test("acts go one at a time and in order, each when the one before was answered", () => {
  const { one, sent, hears } = desk(page());
  one.act("next");
  one.act("done");
  one.act("undo");
  assert.deepEqual(sent.map((act) => act.kind), ["next"]);
  hears();
  hears();
  assert.deepEqual(sent.map((act) => act.kind), ["next", "done", "undo"]);
  assert.ok(sent[0].seq < sent[1].seq && sent[1].seq < sent[2].seq);
  assert.deepEqual(sent.map((act) => act.segment), [7, 7, 7]);
});

test("an answer to another act is none", () => {
  const { one, sent, hears } = desk(page());
  one.act("next");
  one.act("done");
  hears({ ack: sent[0].seq - 1 });
  assert.equal(sent.length, 1);
});

test("a pause in typing saves, and the text stays in the browser until it is stored", () => {
  const of = page();
  const { one, sent, hears } = desk(of);
  one.typed("Bạn khỏe không?");
  assert.equal(JSON.parse(of.kept.get(KEY)).text, "Bạn khỏe không?");
  of.later(of.IDLE - 1);
  assert.equal(sent.length, 0);
  of.later(1);
  assert.deepEqual({ ...sent[0].draft }, { segment: 7, version: 1, text: "Bạn khỏe không?" });
  assert.ok(of.kept.has(KEY));
  hears({ paragraph: { text: "Bạn khỏe không?", version: 2 } });
  assert.equal(one.draft, null);
  assert.ok(!of.kept.has(KEY));
});

test("every act takes the draft along", () => {
  const { one, sent } = desk(page());
  one.typed("mới");
  one.act("next");
  assert.equal(sent[0].draft.text, "mới");
});

test("what was typed while the save was under way is kept, on the new version", () => {
  const of = page();
  const { one, hears } = desk(of);
  one.typed("a");
  one.act("save");
  one.typed("ab");
  hears({ paragraph: { text: "a", version: 2 } });
  assert.deepEqual({ ...one.draft }, { segment: 7, version: 2, text: "ab" });
  assert.equal(JSON.parse(of.kept.get(KEY)).text, "ab");
});

test("a conflict keeps the draft", () => {
  const of = page();
  const { one, hears } = desk(of);
  one.typed("mine");
  one.act("save");
  hears({ conflict: { mine: "mine", theirs: "theirs", author: "An" }, paragraph: { text: "theirs", version: 2 } });
  assert.equal(one.draft.text, "mine");
  assert.ok(of.kept.has(KEY));
});

test("a refused text is kept, and not sent again until it is another", () => {
  const of = page();
  const { one, sent, hears } = desk(of);
  one.typed("bad");
  one.act("save");
  hears({ refused: { segment: 7, why: "no" } });
  assert.ok(one.isRefused());
  one.act("next");
  assert.equal(sent.at(-1).draft, undefined);
  hears({ refused: null });
  one.typed("good");
  assert.ok(!one.isRefused());
  one.act("save");
  assert.equal(sent.at(-1).draft.text, "good");
});

test("a text that is too long is refused before it is sent; its length is that of characters", () => {
  const { one } = desk(page(), { limit: 3 });
  one.typed("😀😀😀");
  assert.ok(!one.isRefused());
  one.typed("😀😀😀😀");
  assert.ok(one.isRefused());
});

test("undo puts what is refused away, redo brings it back", () => {
  const of = page();
  const { one, hears } = desk(of);
  one.typed("bad");
  one.act("save");
  hears({ refused: { segment: 7, why: "no" } });
  one.does("undo");
  assert.equal(one.draft, null);
  assert.equal(one.row.box.value, one.current.text);
  one.does("redo");
  assert.equal(one.row.box.value, "bad");
  assert.equal(one.draft.text, "bad");
});

test("a server that does not answer is given up, and the draft saved when it is back", () => {
  const of = page();
  const { one, sent } = desk(of);
  one.typed("text");
  one.act("done");
  one.act("next");
  of.later(of.PATIENCE);
  assert.equal(one.waiting, null);
  assert.equal(one.message.dataset.kind, "error");
  of.later(of.IDLE);
  assert.deepEqual(sent.map((act) => act.kind), ["done", "save"]);
  assert.equal(sent[1].draft.text, "text");
});

/** Turns the clock, and lets what was asked of the server be answered. */
const passes = async (of, wait) => {
  of.later(wait);
  await new Promise(setImmediate);
};

test("of a server that is gone the page says so at once; what is written meanwhile is kept, and saved when it is back", async () => {
  const of = page();
  const { one, sent, hears } = desk(of);
  of.place.gone = true;
  one.typed("text");
  await passes(of, of.IDLE);
  assert.equal(one.head.status.textContent, "Saving…");
  await passes(of, of.SOON);
  assert.equal(of.place.asked, "http://desk/at/_stcore/health");
  assert.equal(one.head.status.textContent, "Not saved: no server");
  assert.match(one.message.textContent, /is not reached.*kept in this browser/);
  one.typed("text and more");
  one.does("next");
  await passes(of, of.PATIENCE);
  assert.equal(one.head.status.dataset.state, "lost");
  assert.deepEqual(sent.map((act) => act.kind), ["save"]);
  assert.equal(JSON.parse(of.kept.get(KEY)).text, "text and more");
  of.place.gone = false;
  await passes(of, of.SOON);
  assert.deepEqual(sent.map((act) => [act.kind, act.draft.text]), [["save", "text"], ["save", "text and more"]]);
  hears({ paragraph: { text: "text and more", version: 2 } });
  one.status();
  assert.equal(one.head.status.textContent, "Saved");
  assert.ok(!of.kept.has(KEY));
  assert.equal(one.message.textContent, "");
});

test("a page that hears of the server again saves by itself, and a server that is slow is waited for", async () => {
  const of = page();
  const { one, sent, hears } = desk(of);
  one.typed("text");
  await passes(of, of.IDLE);
  await passes(of, of.SOON);
  assert.equal(one.head.status.textContent, "Saving…");
  of.place.gone = true;
  await passes(of, of.PATIENCE - of.SOON);
  await passes(of, of.IDLE);
  await passes(of, of.SOON);
  assert.equal(one.head.status.dataset.state, "lost");
  hears({ ack: 0 });
  await passes(of, of.IDLE);
  assert.deepEqual(sent.map((act) => act.kind), ["save", "save", "save"]);
  assert.equal(one.head.status.textContent, "Saving…");
});

test("a server that started again knows nothing of an act: it is given up at once", () => {
  const of = page();
  const { one, hears } = desk(of);
  one.act("look");
  hears();
  one.act("done");
  hears({ ack: 0 });
  assert.equal(one.waiting, null);
});

test("a server that started again is told where one was, with the filter and what was written, before it is asked anything", () => {
  const of = page();
  const { one, sent, hears } = desk(of);
  one.act("look");
  hears({ filter: { label: "open", check: "numbers" } });
  one.typed("written meanwhile");
  hears({ ack: 0, paragraph: { id: 1 } });
  assert.equal(one.current.id, 7);
  assert.deepEqual({ ...sent.at(-1), seq: 0, draft: null }, { kind: "go", segment: 7, seq: 0, draft: null });
  assert.equal(sent.at(-1).draft.text, "written meanwhile");
  hears({ filter: { label: "" } });
  assert.deepEqual([sent.at(-1).kind, sent.at(-1).check], ["filter", "numbers"]);
});

test("a draft of an earlier visit comes back; a damaged one, and one of another paragraph, do not", () => {
  for (const [value, wanted] of [[{ segment: 7, version: 1, text: "kept" }, "kept"], ["{", undefined], [{ segment: 8, version: 1, text: "x" }, undefined], [{ segment: 7, text: 5 }, undefined]]) {
    const of = page();
    of.kept.set(KEY, typeof value === "string" ? value : JSON.stringify(value));
    assert.equal(desk(of).one.draft?.text, wanted);
  }
});

test("a browser that keeps nothing asks before the page is left", () => {
  const of = page();
  const { one } = desk(of);
  of.place.full = true;
  one.typed("text");
  let asked = false;
  one.leave({ preventDefault: () => { asked = true; } });
  assert.ok(asked);
});

test("a viewer writes nothing", () => {
  const of = page();
  const { one, sent } = desk(of, { mayWrite: false });
  one.typed("text");
  of.later(of.IDLE);
  assert.equal(sent.length + of.kept.size, 0);
});

test("what was left unsaved in other paragraphs is known, and only that", () => {
  const of = page();
  const { one, hears } = desk(of);
  one.typed("Bạn khỏe không?");
  assert.deepEqual([...one.leftBehind()], []);
  of.kept.set("review-draft:other:8", JSON.stringify({ segment: 8, position: 2, text: "x" }));
  of.kept.set("review-draft:s:9", "damaged");
  hears({ paragraphs: [{ id: 12, version: 1, text: "Khỏe.", position: 5 }] });
  assert.deepEqual([...one.leftBehind()].map((left) => ({ ...left })), [{ segment: 7, position: 1 }]);
  hears();
  assert.equal(one.draft.text, "Bạn khỏe không?");
  assert.deepEqual([...one.leftBehind()], []);
});

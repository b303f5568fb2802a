// As much of a browser as the desk's logic needs: nodes that remember, a store for drafts, a clock that a test turns.

import { readFileSync } from "node:fs";
import vm from "node:vm";

class FakeNode {
  constructor(tag, text = "") {
    Object.assign(this, { tag, text, attributes: {}, listeners: {}, childNodes: [], dataset: {}, style: {}, className: "", hidden: false });
    this.classList = { toggle() {} };
    this.isConnected = true;
  }

  addEventListener(name, listener) { this.listeners[name] = listener; }
  setAttribute(name, value) { this.attributes[name] = value; }
  append(...nodes) { this.childNodes.push(...nodes); }
  replaceChildren(...nodes) { this.childNodes = nodes; }
  contains(node) { return node === this || this.childNodes.some((child) => child.contains?.(node)); }
  focus() {}
  remove() {}
  get textContent() { return this.text + this.childNodes.map((child) => child.textContent).join(""); }
  set textContent(words) { this.text = words; this.childNodes = []; }
}

/** Every node below one, itself among them. */
export const below = (node) => [node, ...node.childNodes.flatMap(below)];

/** The desk's script in a page of its own: what it defines, its drafts by key, and `later`, which turns the clock. */
export function page() {
  const kept = new Map();
  const timers = new Map();
  let now = 0;
  let last = 0;
  const place = {
    document: {
      createElement: (tag) => new FakeNode(tag),
      createTextNode: (text) => new FakeNode("#text", text),
      querySelector: () => place.dialog ?? null,
      activeElement: null,
      baseURI: "http://desk/at/review?document=3&paragraph=1",
    },
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => { if (place.full) throw new Error("QuotaExceededError"); kept.set(key, value); },
      removeItem: (key) => kept.delete(key),
      key: (n) => [...kept.keys()][n] ?? null,
      get length() { return kept.size; },
    },
    setTimeout: (act, wait) => { last += 1; timers.set(last, { at: now + wait, act }); return last; },
    clearTimeout: (id) => timers.delete(id),
    URL,
    AbortSignal: { timeout() {} },
    fetch: async (address) => { place.asked = address.href; if (place.gone) throw new TypeError("Failed to fetch"); return { ok: true }; },
  };
  place.window = { location: { href: "http://desk/at/review?document=3&paragraph=1" }, history: { replaceState() {}, pushState() {} }, getSelection: () => ({ isCollapsed: true }) };
  const source = readFileSync(process.env.REVIEW_DESK, "utf8").replace("export default function", "function component");
  const names = "Desk, Keyboard, KEYS, INSIDE, IDLE, PATIENCE, SOON, make, marked, stretches, carried, whole, points, slug, typing, counted, Chips, chipsIn, missing";
  vm.runInContext(`${source}\nObject.assign(globalThis, { exported: { ${names} } });`, vm.createContext(place));
  const later = (wait) => {
    now += wait;
    for (const [id, timer] of [...timers]) if (timer.at <= now && timers.delete(id)) timer.act();
  };
  return { ...place.exported, place, kept, later };
}

/** A desk that draws nothing: what it sent is in `sent`, and `hears` is Python's answer to the newest act. */
export function desk(of, { text = "Bạn có khỏe không?", mayWrite = true, limit = 1000 } = {}) {
  const one = new of.Desk(new FakeNode("div"));
  const sent = [];
  one.head = { node: new FakeNode("div"), form: new FakeNode("form"), status: new FakeNode("span"), update() {}, open() { one.opened = "filter"; }, ask() { one.opened = "number"; }, pick() { one.opened = "list"; }, close() {} };
  one.head.form.hidden = true;
  one.panel = { node: new FakeNode("div"), form: null, draw() {}, close() { this.form = null; }, open(what, more) { one.opened = what; one.with = more; } };
  one.row = { box: { value: text, focus() {}, setSelectionRange() {}, selectionStart: 0, selectionEnd: 0 }, found: [], node: new FakeNode("section"), source: new FakeNode("div"), sync() { this.box.value = one.current.text; }, update() {}, drawMarks() {}, putIn() { one.opened = "missing"; } };
  one.page = one.message = new FakeNode("div");
  one.draw = one.address = one.fit = () => {};
  one.edit = () => { one.opened = "edit"; };
  const data = (more) => ({
    paragraphs: [{ id: 7, version: 1, text, position: 1, ...(more?.paragraph || {}) }],
    ack: 0, finding: 21, mayWrite, limit, store: "s", message: ["", ""], conflict: null, refused: null, head: { document: 3 }, filter: { label: "" }, ...more,
  });
  const send = (_name, act) => sent.push(act);
  const hears = (more) => one.update(data({ ack: sent.length ? sent.at(-1).seq : 0, ...more }), send);
  one.update(data(), send);
  return { one, sent, hears };
}

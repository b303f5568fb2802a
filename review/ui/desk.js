// The reviewer's desk in the browser. It gets data from Python, draws it with text nodes alone (no markup is ever made
// from a text), and tells Python one act at a time. A draft is kept in this browser until Python says it is stored.

const IDLE = 700; // milliseconds without a key press after which a draft is saved
const PATIENCE = 20000; // milliseconds after which an act that nobody answered is given up

const KEYS = {
  n: ["next", "next open finding"],
  p: ["previous", "previous open finding"],
  j: ["down", "next paragraph"],
  k: ["up", "previous paragraph"],
  a: ["accept", "accept the finding, and its suggestion if there is one"],
  d: ["false alarm", "dismiss: false alarm"],
  b: ["by design", "dismiss: by design"],
  x: ["not worth it", "dismiss: not worth it"],
  o: ["reopen", "open the finding again"],
  e: ["edit", "edit the translation"],
  m: ["mark", "mark an error of your own in the selected words"],
  t: ["comment", "write a comment"],
  s: ["done", "paragraph done, or not done after all"],
  u: ["undo", "undo"],
  y: ["redo", "redo"],
  g: ["merge", "merge with the next paragraph"],
  h: ["split", "split after the first paragraph of each side"],
  "<": ["target up", "take the next translated paragraph up here"],
  ">": ["target down", "give the last translated paragraph to the next"],
  "{": ["source up", "take the next source paragraph up here"],
  "}": ["source down", "give the last source paragraph to the next"],
};
const INSIDE = {
  n: ["next", "save and go to the next open finding"],
  p: ["previous", "save and go to the previous one"],
  a: ["accept", "accept the finding"],
  m: ["mark", "mark the words selected in the editor"],
  s: ["done", "paragraph done"],
};

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "className") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(typeof child === "string" || typeof child === "number" ? document.createTextNode(String(child)) : child);
    }
  }
  return node;
}

const points = (text) => Array.from(text).length;
const typing = (target) =>
  target && (target.isContentEditable || (["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && !["radio", "checkbox", "button"].includes(target.type)));
const slug = (text) => text.split("/")[0].toLowerCase().replace(/[^a-z]+/g, "-");
const draftKey = (desk, segment) => `review-draft:${desk.data.store}:${segment}`;

class Desk {
  constructor(root) {
    this.root = root;
    this.queue = [];
    this.waiting = null;
    this.sequence = Date.now();
    this.draft = null; // {segment, version, text}: what is not stored yet
    this.form = null; // "mark", "comment" or null
    this.keep = null; // what the form had in it
    this.told = "";
    this.focusEditor = false;
    this.keydown = (event) => this.onKey(event);
    this.leave = (event) => {
      if (this.draft && this.unkept) event.preventDefault();
    };
  }

  // ---- talking to Python

  update(data, send) {
    this.send = send;
    const before = this.data && this.current;
    this.data = data;
    this.current = data.paragraphs.find((one) => one.version !== undefined) || null;
    if (this.waiting && data.ack === this.waiting.seq) {
      const act = this.waiting;
      this.waiting = null;
      clearTimeout(this.timer);
      this.answered(act);
    } else if (this.waiting && data.ack === 0 && this.acknowledged) {
      this.giveUp(); // a server that started again knows nothing of the act; a draft is saved again
    }
    this.acknowledged ||= data.ack !== 0;
    const moved = !before || !this.current || before.id !== this.current.id;
    if (moved) {
      this.form = null;
      this.restoreDraft();
    } else if (this.draft && this.current && this.draft.segment === this.current.id && !this.data.conflict) {
      if (this.draft.text === this.current.text) this.forget();
    }
    this.draw(moved);
    this.pump();
  }

  answered(act) {
    const sent = act.draft;
    if (!sent) return;
    const failed = this.data.message[0] === "error";
    if (failed && !this.data.conflict) return; // the draft stays; the message says why
    if (this.draft && this.draft.segment === sent.segment) {
      if (this.draft.text === sent.text) {
        this.draft = null;
        localStorage.removeItem(draftKey(this, sent.segment));
      } else if (this.current && this.current.id === sent.segment && !this.data.conflict) {
        this.draft.version = this.current.version; // typed on while the first part was saved
      }
    }
  }

  act(kind, more) {
    const act = { kind, seq: ++this.sequence, segment: this.current ? this.current.id : 0, ...(more || {}) };
    this.queue.push(act);
    this.pump();
  }

  pump() {
    if (this.waiting || !this.queue.length) return;
    const act = this.queue.shift();
    clearTimeout(this.idle);
    if (this.draft) act.draft = { ...this.draft };
    this.waiting = act;
    this.status();
    this.send("act", act);
    this.timer = setTimeout(() => {
      this.giveUp();
      this.status("The server does not answer. What you wrote is kept in this browser, and saved when it is back.");
    }, PATIENCE);
  }

  giveUp() {
    clearTimeout(this.timer);
    this.waiting = null;
    this.queue = [];
    if (this.draft) this.idle = setTimeout(() => this.saveNow(), IDLE);
  }

  // ---- drafts

  typed(text) {
    if (!this.current || !this.data.mayWrite) return;
    if (!this.draft && text === this.current.text) return;
    if (!this.draft || this.draft.segment !== this.current.id) {
      this.draft = { segment: this.current.id, version: this.current.version, text };
    }
    this.draft.text = text;
    try {
      localStorage.setItem(draftKey(this, this.current.id), JSON.stringify(this.draft));
      this.unkept = false;
    } catch {
      this.unkept = true; // the browser keeps nothing: ask before the page is left
    }
    this.status();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.saveNow(), IDLE);
  }

  saveNow() {
    clearTimeout(this.idle);
    if (this.draft && !this.queue.length) this.act("save");
  }

  forget() {
    if (this.draft) localStorage.removeItem(draftKey(this, this.draft.segment));
    this.draft = null;
  }

  restoreDraft() {
    if (!this.current || (this.draft && this.draft.segment !== this.current.id)) return;
    if (this.draft || !this.data.mayWrite) return;
    try {
      const kept = JSON.parse(localStorage.getItem(draftKey(this, this.current.id)));
      if (kept && kept.segment === this.current.id && typeof kept.text === "string" && kept.text !== this.current.text) {
        this.draft = kept;
        this.idle = setTimeout(() => this.saveNow(), 0);
      }
    } catch {
      // a damaged draft helps nobody
    }
  }

  // ---- keys

  onKey(event) {
    if (!this.root.isConnected || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('[role="dialog"]')) return;
    const inside = typing(event.composedPath()[0]);
    const key = event.key;
    if (inside) {
      const mine = this.root.contains(event.target);
      if (!mine) return;
      if (key === "Escape") {
        event.preventDefault();
        this.closeForm();
        this.saveNow();
        this.root.querySelector(".desk-current")?.focus({ preventScroll: true });
      } else if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (this.form) this.root.querySelector(".desk-form")?.requestSubmit();
        else this.act("next");
      } else if (event.altKey && !event.ctrlKey && INSIDE[event.key.toLowerCase()]) {
        event.preventDefault();
        this.does(INSIDE[event.key.toLowerCase()][0]);
      }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.tagName === "BUTTON" && (key === " " || key === "Enter")) return;
    if (KEYS[key]) {
      event.preventDefault();
      this.does(KEYS[key][0]);
    }
  }

  does(what) {
    if (!this.current) return;
    const finding = this.data.finding || undefined;
    if (["next", "previous", "down", "up"].includes(what)) this.act(what);
    else if (!this.data.mayWrite) this.status("Your role is that of a viewer: you may read, and change nothing.");
    else if (what === "accept" || what === "reopen") this.act(what, { finding });
    else if (["false alarm", "by design", "not worth it"].includes(what)) this.act("dismiss", { reason: what, finding });
    else if (what === "edit") this.edit();
    else if (what === "mark" || what === "comment") this.open(what);
    else if (["undo", "redo", "done", "merge"].includes(what)) this.act(what);
    else if (what === "split") {
      const [sources, targets] = this.current.counts;
      this.act("split", { source: Math.min(1, sources), target: Math.min(1, targets) });
    } else if (/^(source|target) (up|down)$/.test(what)) {
      const [side, where] = what.split(" ");
      this.act("move", { side, down: where === "down" });
    }
  }

  edit() {
    const box = this.root.querySelector(".desk-editor");
    if (!box) return;
    box.focus();
    const finding = this.current.findings.find((one) => one.id === this.data.finding && one.side === "target");
    const at = finding && finding.text ? box.value.indexOf(finding.text) : -1;
    if (at >= 0) box.setSelectionRange(at, at + finding.text.length);
  }

  // ---- marking and commenting

  selected() {
    const box = this.root.querySelector(".desk-editor");
    if (box && document.activeElement === box && box.selectionStart < box.selectionEnd) {
      const words = box.value.slice(box.selectionStart, box.selectionEnd);
      return { side: "target", words, start: points(box.value.slice(0, box.selectionStart)) };
    }
    const selection = window.getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    for (const side of ["source", "target"]) {
      const text = this.root.querySelector(`.desk-current .desk-${side}`);
      if (text && text.contains(range.startContainer) && text.contains(range.endContainer)) {
        const head = document.createRange();
        head.selectNodeContents(text);
        head.setEnd(range.startContainer, range.startOffset);
        return { side, words: range.toString(), start: points(head.toString()) };
      }
    }
    return null;
  }

  open(form) {
    const selected = form === "mark" ? this.selected() || { side: "target", words: "", start: null } : {};
    this.form = form;
    this.keep = selected;
    this.draw(false);
    const first = this.root.querySelector(form === "mark" && selected.words ? ".desk-form select" : ".desk-form [name]");
    first?.focus();
  }

  closeForm() {
    if (!this.form) return;
    this.form = null;
    this.keep = null;
    this.draw(false);
  }

  submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    if (this.form === "comment") this.act("comment", { text: values.text });
    else {
      const same = this.keep && values.words === this.keep.words && values.side === this.keep.side;
      this.act("mark", { ...values, start: same ? this.keep.start : null });
    }
    this.form = null;
    this.keep = null;
    this.draw(false);
    this.root.querySelector(".desk-current")?.focus({ preventScroll: true });
  }

  // ---- drawing

  status(words) {
    const place = this.root.querySelector(".desk-status");
    if (!place) return;
    const state = this.waiting ? "Saving…" : this.draft ? "Not saved yet" : "Saved";
    place.dataset.state = this.waiting ? "waiting" : this.draft ? "draft" : "saved";
    place.textContent = this.data && this.data.mayWrite ? state : "Read only";
    if (words !== undefined) this.say("error", words);
  }

  say(kind, words) {
    const place = this.root.querySelector(".desk-message");
    if (!place) return;
    place.textContent = words;
    place.dataset.kind = kind;
  }

  draw(moved) {
    const box = this.root.querySelector(".desk-editor");
    const editing = box && document.activeElement === box;
    const caret = editing ? [box.selectionStart, box.selectionEnd] : null;
    const hadFocus = this.root.contains(document.activeElement) && !editing && !this.form;
    const { data } = this;
    const list = data.paragraphs.map((one) => (one === this.current ? this.drawCurrent(one) : this.drawOther(one)));
    const page = make("div", { className: "desk", "data-ack": data.ack, "data-finding": data.finding, "data-position": this.current ? this.current.position : 0 },
      this.drawHead(),
      make("div", { className: "desk-message", role: "status", "aria-live": "polite" }),
      list.length ? list : make("p", { className: "desk-none" }, "No paragraph fits the filter."),
      make("div", { className: "desk-tip", role: "tooltip", id: "desk-tip", hidden: true }));
    if (this.form && this.root.querySelector(".desk-form")) {
      // an open form stays as it is: somebody writes in it
      page.querySelector(".desk-form")?.replaceWith(this.root.querySelector(".desk-form"));
    }
    this.root.replaceChildren(page);
    this.say(data.message[0] || "info", data.message[1] || "");
    this.status();
    const after = this.root.querySelector(".desk-editor");
    if (after && editing) {
      after.focus({ preventScroll: true });
      if (!moved) after.setSelectionRange(Math.min(caret[0], after.value.length), Math.min(caret[1], after.value.length));
    } else if (hadFocus) {
      this.root.querySelector(".desk-current")?.focus({ preventScroll: true });
    }
    if (after) this.grow(after);
    const shown = this.root.querySelector(".desk-chosen") || this.root.querySelector(".desk-current");
    const key = `${this.current && this.current.id}:${data.finding}`;
    if (shown && key !== this.shown) shown.scrollIntoView({ block: "nearest" });
    this.shown = key;
  }

  drawHead() {
    const { progress } = this.data;
    const open = progress.open;
    const words = ["critical", "major", "minor", "neutral"].filter((s) => open[s]).map((s) => `${open[s]} ${s}`);
    return make("div", { className: "desk-head" },
      make("strong", {}, words.length ? `Open findings: ${words.join(", ")}` : "No open findings"),
      make("span", {}, `${progress.done} of ${progress.segments} paragraphs done`),
      make("progress", { max: progress.segments || 1, value: progress.done, "aria-label": "share of paragraphs done" }),
      make("span", { className: "desk-status" }),
      make("span", { className: "desk-hint" }, "? shows the keys"));
  }

  drawText(one, side, tag) {
    const language = one.languages[side === "source" ? 0 : 1];
    const node = make(tag, { className: `desk-text desk-${side}`, lang: language, dir: "auto" });
    for (const piece of one[side]) node.append(this.drawPiece(one, piece));
    return node;
  }

  drawPiece(one, piece) {
    const ids = piece.findings.length ? piece.findings : piece.twins;
    if (!ids.length) return document.createTextNode(piece.text);
    const found = ids.map((id) => one.findings.find((f) => f.id === id)).filter(Boolean);
    if (!found.length) return document.createTextNode(piece.text);
    const worst = found[0];
    const chosen = ids.includes(this.data.finding);
    const twin = !piece.findings.length;
    const told = found.map((f) => `${f.severity}, ${f.category}: ${f.message}`).join("\n");
    const classes = ["desk-mark", `desk-${slug(worst.category)}`, `desk-${worst.severity}`, `desk-${worst.verdict}`];
    if (twin) classes.push("desk-twin");
    if (chosen) classes.push("desk-chosen");
    if (!piece.text) classes.push("desk-empty");
    const mark = make("mark", { className: classes.join(" "), "data-finding": worst.id, tabindex: one === this.current ? 0 : null,
      onfocus: () => this.tip(mark, told), onblur: () => this.tip(null),
      onmouseenter: () => this.tip(mark, told), onmouseleave: () => this.tip(null),
      onclick: () => { if (window.getSelection().isCollapsed) this.act("go", { finding: worst.id }); },
    }, piece.text);
    return mark;
  }

  tip(mark, words) {
    const tip = this.root.querySelector(".desk-tip");
    if (!tip) return;
    tip.hidden = !mark;
    if (!mark) return;
    tip.textContent = words;
    mark.setAttribute("aria-describedby", "desk-tip");
    const [place, around] = [mark.getBoundingClientRect(), this.root.getBoundingClientRect()];
    tip.style.left = `${Math.max(0, Math.min(place.left - around.left, around.width - 380))}px`;
    tip.style.top = `${place.bottom - around.top + 4}px`;
  }

  drawOther(one) {
    const notes = [one.open ? `${one.open} open` : "", one.corrected ? "corrected" : "", one.comments ? `${one.comments} comments` : ""];
    return make("section", { className: "desk-paragraph", "data-segment": one.id, onclick: () => {
      if (window.getSelection().isCollapsed) this.act("go", { segment: one.id });
    } },
    make("div", { className: "desk-number" }, String(one.position), make("small", {}, one.done ? "✓ done" : ""), make("small", {}, notes.filter(Boolean).join(", "))),
    this.drawText(one, "source", "div"), this.drawText(one, "target", "div"));
  }

  drawCurrent(one) {
    const mine = this.data.mayWrite;
    const text = this.draft && this.draft.segment === one.id ? this.draft.text : one.text;
    const editor = make("textarea", { className: "desk-editor", lang: one.languages[1], dir: "auto", spellcheck: true,
      "aria-label": `Translation of paragraph ${one.position}`, readonly: !mine,
      oninput: (event) => { this.grow(event.target); this.typed(event.target.value); },
      onblur: () => this.saveNow() });
    editor.value = text;
    const facts = [one.quality === null ? "" : `quality ${one.quality.toFixed(0)}`, one.author ? `edited by ${one.author}` : "", one.done ? `✓ done${one.doneBy ? ` (${one.doneBy})` : ""}` : ""];
    return make("section", { className: "desk-paragraph desk-current", tabindex: -1, "data-segment": one.id, "data-version": one.version, "aria-label": `Paragraph ${one.position}` },
      make("div", { className: "desk-number" }, String(one.position), facts.filter(Boolean).map((fact) => make("small", {}, fact))),
      make("div", {},
        make("h3", {}, `Source (${one.languages[0]})`), this.drawText(one, "source", "div"),
        one.backtranslation === null ? null : [make("h3", {}, one.stale ? "Back-translation of an earlier text, against the source" : "Back-translation, against the source"), this.drawDifference(one.backtranslation, one.languages[0], "desk-back")]),
      make("div", {},
        make("h3", {}, `Translation (${one.languages[1]})`), this.drawText(one, "target", "div"),
        one.difference.length ? [make("h3", {}, "What was changed"), this.drawDifference(one.difference, one.languages[1], "desk-difference")] : null,
        make("h3", {}, "Correction"), editor,
        this.data.conflict ? this.drawConflict(this.data.conflict) : null,
        one.proposals.filter((p) => !this.data.conflict || p.text !== this.data.conflict.mine).map((p) => this.drawProposal(p)),
        mine ? this.drawButtons(one) : null,
        this.form ? this.drawForm() : null),
      make("ol", { className: "desk-findings", "aria-label": "Findings" }, one.findings.map((f) => this.drawFinding(f))),
      one.remarks.length ? make("ul", { className: "desk-remarks", "aria-label": "Comments" }, one.remarks.map((r) =>
        make("li", {}, make("b", {}, r.author), ` ${r.at} `, make("span", { dir: "auto" }, r.text)))) : null);
  }

  drawButtons(one) {
    const button = (label, key, what) => make("button", { type: "button", title: `Key: ${key}`, onclick: () => this.does(what) }, label);
    return make("div", { className: "desk-buttons" },
      button(one.done ? "Not done" : "Done", "s", "done"), button("Undo", "u", "undo"), button("Redo", "y", "redo"),
      button("Mark an error", "m", "mark"), button("Comment", "t", "comment"), button("Merge", "g", "merge"),
      one.counts[0] + one.counts[1] > 2 || Math.max(...one.counts) > 1 ? button("Split", "h", "split") : null);
  }

  drawDifference(parts, language, name) {
    const tags = { same: "span", gone: "del", new: "ins" };
    return make("div", { className: `desk-text ${name}`, lang: language, dir: "auto" }, parts.map(([kind, words]) => make(tags[kind], {}, words)));
  }

  drawConflict(conflict) {
    return make("div", { className: "desk-conflict", role: "alert" },
      make("p", {}, `${conflict.author} changed this paragraph while you wrote. Both texts are kept.`),
      make("h4", {}, "Yours"), make("div", { className: "desk-text desk-mine", dir: "auto" }, conflict.mine),
      make("h4", {}, `Theirs (${conflict.author})`), make("div", { className: "desk-text desk-theirs", dir: "auto" }, conflict.theirs),
      make("button", { type: "button", onclick: () => this.use(conflict.mine) }, "Use mine"),
      make("button", { type: "button", onclick: () => { this.forget(); this.act("look"); } }, "Keep theirs"));
  }

  drawProposal(proposal) {
    return make("div", { className: "desk-proposal" },
      make("p", {}, `Another version, by ${proposal.author}:`), make("div", { className: "desk-text", dir: "auto" }, proposal.text),
      this.data.mayWrite ? make("button", { type: "button", onclick: () => this.use(proposal.text) }, "Use this one") : null);
  }

  use(text) {
    this.draft = { segment: this.current.id, version: this.current.version, text };
    this.act("save");
  }

  drawFinding(f) {
    const chosen = f.id === this.data.finding;
    const open = f.verdict === "open" && !f.own;
    const tell = (what, label, key) => make("button", { type: "button", title: `Key: ${key}`, onclick: (event) => {
      event.stopPropagation();
      if (what === "accept" || what === "reopen") this.act(what, { finding: f.id });
      else this.act("dismiss", { reason: what, finding: f.id });
    } }, label);
    const kind = f.own ? "your team's mark" : f.check;
    return make("li", { className: `desk-finding desk-${f.verdict}${chosen ? " desk-chosen" : ""}`, "data-finding": f.id, "aria-current": chosen ? "true" : null },
      make("span", { className: `desk-badge desk-${slug(f.category)} desk-${f.severity}` }, f.severity),
      make("span", { className: "desk-kind" }, `${kind} · ${f.category}${f.side === "source" ? " · in the source" : ""}`),
      make("span", { className: "desk-words", dir: "auto" }, f.message),
      f.suggestion === null ? null : make("span", { className: "desk-suggestion" }, "Suggestion: ", make("q", { dir: "auto" }, f.suggestion === "" ? "(nothing)" : f.suggestion)),
      f.own ? null : open ? null : make("span", { className: "desk-verdict" }, f.verdict),
      !this.data.mayWrite ? null : make("span", { className: "desk-choices" },
        open ? [tell("accept", f.suggestion === null ? "Accept" : "Accept and apply", "a"), tell("false alarm", "False alarm", "d"), tell("by design", "By design", "b"), tell("not worth it", "Not worth it", "x")]
          : [f.own ? tell("by design", "Withdraw", "d") : tell("reopen", "Open again", "o")]));
  }

  drawForm() {
    if (this.form === "comment") {
      return make("form", { className: "desk-form", onsubmit: (event) => this.submit(event) },
        make("label", {}, "Comment", make("textarea", { name: "text", required: true, rows: 2 })),
        make("button", { type: "submit" }, "Add comment"), make("button", { type: "button", onclick: () => this.closeForm() }, "Cancel"));
    }
    const keep = this.keep || { side: "target", words: "" };
    const option = (value, label, chosen) => make("option", { value, selected: value === chosen }, label);
    const words = make("input", { name: "words", required: true, autocomplete: "off", dir: "auto" });
    words.value = keep.words;
    return make("form", { className: "desk-form", onsubmit: (event) => this.submit(event) },
      make("label", {}, "Words that are wrong", words),
      make("label", {}, "Where", make("select", { name: "side" }, option("target", "in the translation", keep.side), option("source", "in the source", keep.side))),
      make("label", {}, "Category", make("select", { name: "category" }, this.data.categories.map((c) => option(c, c, "Accuracy/Mistranslation")))),
      make("label", {}, "Severity", make("select", { name: "severity" }, ["neutral", "minor", "major", "critical"].map((s) => option(s, s, "major")))),
      make("label", {}, "Note", make("input", { name: "note", autocomplete: "off" })),
      make("button", { type: "submit" }, "Mark"), make("button", { type: "button", onclick: () => this.closeForm() }, "Cancel"));
  }

  grow(box) {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".desk-root");
  if (!root) {
    root = make("div", { className: "desk-root" });
    parentElement.append(root);
  }
  if (!root.desk) {
    root.desk = new Desk(root);
    document.addEventListener("keydown", root.desk.keydown);
    window.addEventListener("beforeunload", root.desk.leave);
  }
  root.desk.update(data, setTriggerValue);
  return () => {
    if (root.isConnected) return;
    document.removeEventListener("keydown", root.desk.keydown);
    window.removeEventListener("beforeunload", root.desk.leave);
  };
}

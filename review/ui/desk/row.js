// The paragraph that one works in. Its nodes stay while one is in it: the text area is never made anew under the cursor.

class Row {
  constructor(desk, one) {
    this.desk = desk;
    this.id = one.id;
    const mine = desk.data.mayWrite;
    this.number = make("div", { className: "desk-number" });
    this.source = make("div", { className: "desk-text desk-source", lang: one.languages[0], dir: "auto" });
    this.marks = make("div", { className: "desk-text desk-target desk-under", lang: one.languages[1], dir: "auto", "aria-hidden": "true" });
    this.box = make("textarea", { className: "desk-editor", lang: one.languages[1], dir: "auto", spellcheck: true, rows: 1,
      "aria-label": `Translation of paragraph ${one.position}`, readonly: !mine,
      oninput: () => { this.drawMarks(); desk.typed(this.box.value); },
      onbeforeinput: (event) => this.guard(event), onkeydown: (event) => this.step(event), onkeyup: () => this.leaveChip(),
      onclick: () => { this.leaveChip(); this.pick(); },
      onfocus: () => { desk.interrupted = false; },
      onblur: (event) => { desk.interrupted = Boolean(event.relatedTarget?.closest?.('[role="dialog"]')); desk.saveNow(); this.sync(); } });
    this.under = make("div", { className: "desk-below" });
    this.buttons = mine ? make("div", { className: "desk-buttons" }) : null;
    this.chips = [];
    this.node = make("section", { className: "desk-paragraph desk-current", tabindex: -1, "data-segment": one.id, "aria-label": `Paragraph ${one.position}`, ...structured(one) },
      this.number, this.source, make("div", { className: "desk-side" }, make("div", { className: "desk-paper" }, this.marks, this.box), this.buttons, this.under));
    this.update(one);
    if (desk.draft && desk.draft.segment === one.id) this.box.value = desk.draft.text;
    this.drawMarks();
  }

  update(one) {
    const desk = this.desk;
    const before = this.one;
    this.one = one;
    this.node.dataset.version = one.version;
    const facts = [one.what, one.quality === null ? "" : `quality ${one.quality.toFixed(0)}`, one.author ? `edited by ${one.author}` : "", one.done ? `✓ done${one.doneBy ? ` (${one.doneBy})` : ""}` : ""];
    this.number.replaceChildren(String(one.position), ...facts.filter(Boolean).map((fact) => make("small", {}, fact)));
    this.source.replaceChildren(...marked(whole(one.source), stretches(one.source), one.findings, desk.data.finding, (id) => desk.act("go", { finding: id }),
      chipsIn(whole(one.source), one.chips.source), desk.data.mayWrite ? (words) => this.put(words) : null));
    if (one.was.length) this.source.append(make("div", { className: "desk-text desk-was" },
      make("small", {}, "the source changed: "), ...one.was.map(([kind, text]) => make({ same: "span", gone: "del", new: "ins" }[kind], {}, text))));
    if (!before || before.text !== one.text || !desk.draft) this.sync(before);
    this.drawMarks();
    if (this.buttons) this.drawButtons();
    this.under.replaceChildren(...contents([
      desk.data.conflict ? this.conflict(desk.data.conflict) : null,
      desk.refused && desk.draft && desk.draft.segment === one.id ? this.refusal(desk.refused.why) : null,
      one.proposals.filter((p) => !desk.data.conflict || p.text !== desk.data.conflict.mine).map((p) => this.proposal(p))]));
  }

  /** The stored text into the text area, unless there is a draft; while somebody is in it, only what changed. */
  sync(before) {
    const { box, one, desk } = this;
    if (desk.draft && desk.draft.segment === one.id) return;
    if (box.value === one.text) return;
    const writing = document.activeElement === box;
    if (writing && before && before.text === one.text) return; // spaces at the ends that the server took off: later
    if (!writing) {
      box.value = one.text;
      this.drawMarks();
      return;
    }
    const [old, now] = [box.value, one.text];
    let head = 0;
    while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
    if (old.slice(head, old.length - tail).trim() === "" && now.length < old.length && before && before.version !== one.version && old.trim() === now) return;
    const [from, to] = [box.selectionStart, box.selectionEnd];
    const moved = (place) => (place <= head ? place : Math.max(head, place + now.length - old.length));
    this.quiet = true;
    box.setRangeText(now.slice(head, now.length - tail), head, old.length - tail, "preserve");
    box.setSelectionRange(moved(from), moved(to));
    this.quiet = false;
    this.drawMarks();
  }

  drawMarks() {
    const { one, desk } = this;
    const found = carried(stretches(one.target), whole(one.target), this.box.value);
    this.found = found;
    this.chips = chipsIn(this.box.value, one.chips.target);
    this.marks.replaceChildren(...marked(this.box.value, found, one.findings, desk.data.finding, null, this.chips), make("br", {}));
  }

  /** A click on marked words chooses their finding. */
  pick() {
    if (this.box.selectionStart !== this.box.selectionEnd) return;
    const at = this.box.selectionStart;
    const hit = this.found.find(([from, to]) => from <= at && at <= to);
    const id = hit && (hit[2][0] || hit[3][0]);
    if (id && id !== this.desk.data.finding) this.desk.act("go", { finding: id });
  }

  drawButtons() {
    const { one, desk } = this;
    const button = (label, key, what, first) => make("button", { type: "button", className: first ? "desk-first" : null, title: `Key: ${key}`, onclick: () => desk.does(what) }, label);
    this.buttons.replaceChildren(...contents([
      button(one.done ? "Not done" : "Done", "s", "done", !one.done), button("Undo", "u", "undo"), button("Redo", "y", "redo"),
      button("Mark an error", "m", "mark"), button("Comment", "t", "comment"), button("Suggest", "v", "suggest"), button("Merge", "g", "merge"), button("Split", "h", "split")]));
  }

  conflict(told) {
    const { desk } = this;
    const own = told.author === "you"; // nobody signs in: the other one is another window
    const text = (words, name) => make("div", { className: `desk-text ${name}`, dir: "auto" }, words);
    return make("div", { className: "desk-conflict", role: "alert" },
      make("p", {}, `${own ? "Another window" : told.author} changed this paragraph while you wrote. Both texts are kept.`),
      make("h3", {}, own ? "Here" : "Yours"), text(told.mine, "desk-mine"), make("h3", {}, own ? "In the other window" : `Theirs (${told.author})`), text(told.theirs, "desk-theirs"),
      make("button", { type: "button", onclick: () => desk.use(told.mine) }, own ? "Use this one" : "Use mine"),
      make("button", { type: "button", onclick: () => { desk.forget(); desk.act("look"); } }, own ? "Keep the other" : "Keep theirs"));
  }

  refusal(why) {
    return make("div", { className: "desk-conflict", role: "alert" }, make("p", {}, `This text is not saved: ${why}. It is kept in this browser.`),
      make("button", { type: "button", onclick: () => this.desk.giveUpDraft() }, "Back to the saved text"));
  }

  proposal(told) {
    const { desk } = this;
    return make("div", { className: "desk-proposal" },
      make("p", {}, `Another version, by ${told.author}:`), make("div", { className: "desk-text", dir: "auto" }, told.text),
      desk.data.mayWrite ? [make("button", { type: "button", onclick: () => desk.use(told.text) }, "Use this one"),
        make("button", { type: "button", onclick: () => desk.act("discard", { edit: told.id }) }, "Put it away")] : null);
  }
}

Object.assign(Row.prototype, Chips);

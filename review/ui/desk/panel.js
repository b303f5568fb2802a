// What the place needs: the cards of its findings, and what else is known of the paragraph.

class Panel {
  constructor(desk) {
    this.desk = desk;
    this.node = make("aside", { className: "desk-panel", "aria-label": "About this paragraph", tabindex: -1 });
    this.form = null; // "mark", "comment", "note" or null
    this.formNode = null;
    this.keep = null;
    this.shut = new Set(JSON.parse(sessionStorage.getItem("review-shut") || '["changed","history"]'));
  }

  draw(one) {
    const top = this.node.scrollTop;
    const desk = this.desk;
    const cards = make("ol", { className: "desk-findings", "aria-label": "Findings" }, one ? one.findings.map((f) => this.card(f)) : []);
    arrange(this.node, contents([this.formNode, one && one.suggested ? this.suggested(one.suggested, one.languages[1]) : null, cards, one && one.findings.length === 0 ? make("p", { className: "desk-quiet" }, "No findings here.", desk.data.about.uncompared ? ` ${desk.data.about.uncompared}` : null) : null, one ? this.sections(one) : null]));
    this.node.scrollTop = top;
    const chosen = this.node.querySelector(".desk-chosen");
    const key = `${one && one.id}:${desk.data.finding}`;
    if (key !== this.shown) {
      const box = chosen || this.formNode;
      this.node.scrollTop = box ? Math.max(0, box.offsetTop - this.node.offsetTop - 8) : 0;
    }
    this.shown = key;
  }

  card(f) {
    const desk = this.desk;
    const chosen = f.id === desk.data.finding;
    const open = f.verdict === "open" && !f.own;
    const tell = (what, label, key) => make("button", { type: "button", title: `Key: ${key}`, className: what === "accept" && chosen ? "desk-first" : null, onclick: (event) => {
      event.stopPropagation();
      if (what === "note") desk.act("go", { finding: f.id });
      if (what === "note") this.open("note", { finding: f.id });
      else if (what === "accept" || what === "reopen") desk.act(what, { finding: f.id });
      else desk.act("dismiss", { reason: what, finding: f.id });
    } }, label, make("kbd", {}, key));
    const kind = f.own ? "your team's mark" : f.check;
    return make("li", { className: `desk-finding desk-${f.verdict} desk-${f.severity}${chosen ? " desk-chosen" : ""}`, "data-finding": f.id, "aria-current": chosen ? "true" : null, onclick: () => { if (!chosen && window.getSelection().isCollapsed) desk.act("go", { finding: f.id }); } },
      make("span", { className: `desk-badge desk-${slug(f.category)} desk-${f.severity}` }, f.severity),
      make("span", { className: "desk-kind" }, `${kind} · ${f.category}${f.side === "source" ? " · in the source" : ""}${f.right ? ` · ${f.right}` : ""}`),
      make("span", { className: "desk-words", dir: "auto" }, f.message),
      f.suggestion === null ? null : make("span", { className: "desk-suggestion" }, "Suggestion: ", make("q", { dir: "auto" }, f.suggestion === "" ? "(nothing)" : f.suggestion)),
      f.earlier && open ? make("span", { className: "desk-quiet" }, "Found in the text before the edit; no model has read this one yet.") : null,
      f.own || open ? null : make("span", { className: "desk-verdict" }, f.verdict),
      !desk.data.mayWrite ? null : make("span", { className: "desk-choices" },
        open ? [tell("accept", f.suggestion === null ? "Accept" : "Accept and apply", "a"), tell("false alarm", "False alarm", "d"), tell("by design", "By design", "b"), tell("not worth it", "Not worth it", "x"), tell("note", "With a note", "D")]
          : [f.own ? tell("by design", "Withdraw", "d") : tell("reopen", "Open again", "o")]));
  }

  /** Other words for the paragraph, as somebody asked for them. */
  suggested(told, language) {
    const { desk } = this;
    const button = (label, what, key) => make("button", { type: "button", className: what === "take" ? "desk-first" : null, title: `Key: ${key}`, onclick: () => (what === "suggest" ? desk.does(what) : desk.act(what)) }, label, make("kbd", {}, key));
    const there = told.difference.length > 0;
    return make("section", { className: "desk-suggested", "aria-label": "Suggested translation" },
      make("b", {}, told.waiting ? `${told.by} is asked …` : there ? `Suggested by ${told.by}` : `Nothing from ${told.by}`),
      told.why ? make("p", { className: "desk-quiet", dir: "auto" }, told.why) : null,
      there ? this.difference(told.difference, language, "desk-difference") : null,
      told.notes.length ? make("p", { className: "desk-missing", dir: "auto" }, `The checks find in it: ${told.notes.join("; ")}`) : null,
      told.waiting || !desk.data.mayWrite ? null : make("span", { className: "desk-choices" },
        there ? [button("Take it", "take", "a"), button("Put away", "put away", "d")] : null, button("Ask again, or another", "suggest", "v")));
  }

  // ---- what else is known

  sections(one) {
    const [source, target] = one.languages;
    const text = (words, language) => make("div", { className: "desk-text", lang: language, dir: "auto" }, words);
    const found = [];
    if (one.backtranslation !== null) {
      found.push(this.section("back", one.stale ? "Back-translation of an earlier text" : "Back-translation", [
        make("div", { className: "desk-text desk-back", lang: source, dir: "auto" }, one.backtranslation),
        one.missing.length ? make("p", { className: "desk-missing" }, "Does not come back: ", one.missing.map((words, n) => [n ? ", " : "", make("q", { dir: "auto" }, words)])) : null,
        one.stale && this.desk.data.mayWrite ? make("button", { type: "button", title: "Key: r", onclick: () => this.desk.act("renew") }, "Renew", make("kbd", {}, "r")) : null,
      ]));
    }
    for (const extra of one.extra) found.push(this.section(extra.name, extra.title, extra.rows.map((row) => this.row(row, one.languages))));
    if (one.difference.length) found.push(this.section("changed", "What was changed", [
      this.difference(one.difference, target, "desk-difference"),
      one.lost ? make("p", { className: "desk-missing", dir: "auto" }, `${one.lost}, the translation models find.`) : null,
    ]));
    if (one.remarks.length) {
      found.push(this.section("comments", `Comments (${one.remarks.length})`, [make("ul", { className: "desk-remarks", "aria-label": "Comments" }, one.remarks.map((r) => this.remark(r)))]));
    }
    if (one.history.length) {
      found.push(this.section("history", `History (${one.history.length})`, [make("ol", { className: "desk-history" }, one.history.map((step) => make("li", {},
        make("b", {}, step.by), make("small", {}, ` ${step.at} `), make("span", { dir: "auto" }, step.what), step.difference.length ? this.difference(step.difference, target, "desk-excerpt") : null,
        step.edit && this.desk.data.mayWrite ? make("button", { type: "button", onclick: () => this.desk.act("restore", { edit: step.edit }) }, "Restore") : null)))]));
    }
    return found;
  }

  /** A row of a section: a text or two, what tells them apart, and what can be done with them. */
  row(row, [source, target]) {
    const text = (words, language) => make("div", { className: "desk-text", lang: language, dir: "auto" }, words);
    const mine = this.desk.data.mayWrite;
    return make("div", { className: "desk-row" },
      row.note ? make("small", {}, row.note) : null, row.source ? text(row.source, source) : null,
      row.difference ? this.difference(row.difference, source, "desk-other") : null, row.target ? text(row.target, target) : null,
      mine && row.insert ? make("button", { type: "button", title: row.key ? `Key: ${row.key}` : null, onclick: () => this.desk.insert(row.insert) }, "Insert", row.key ? make("kbd", {}, row.key) : null) : null,
      mine && row.acts ? row.acts.map(({ label, kind, ...more }) => make("button", { type: "button", onclick: () => this.desk.act(kind, { finding: this.desk.data.finding || undefined, ...more }) }, label)) : null);
  }

  remark(r, answer) {
    const mine = this.desk.data.mayWrite;
    const button = (label, does) => make("button", { type: "button", onclick: does }, label);
    return make("li", { className: r.settled ? "desk-settled" : null },
      make("b", {}, r.author), make("small", {}, ` ${r.at}${r.settled ? `, settled by ${r.settled}` : ""} `), make("span", { dir: "auto" }, r.text),
      mine ? make("span", { className: "desk-choices" },
        answer ? null : button("Answer", () => this.open("answer", { comment: r.id })),
        r.by === this.desk.data.head.me ? button("Change", () => this.open("rephrase", { comment: r.id, text: r.text })) : null,
        answer ? null : button(r.settled ? "Not settled" : "Settle", () => this.desk.act("settle", { comment: r.id, settled: !r.settled }))) : null,
      r.answers.length ? make("ul", {}, r.answers.map((one) => this.remark(one, true))) : null);
  }

  section(name, title, children) {
    return make("details", { className: `desk-section desk-section-${name}`, open: !this.shut.has(name), ontoggle: (event) => {
      if (event.target.open) this.shut.delete(name);
      else this.shut.add(name);
      sessionStorage.setItem("review-shut", JSON.stringify([...this.shut]));
    } }, make("summary", {}, title), children);
  }

  difference(parts, language, name) {
    const tags = { same: "span", gone: "del", new: "ins" };
    return make("div", { className: `desk-text ${name}`, lang: language, dir: "auto" }, parts.map(([kind, words]) => make(tags[kind], {}, words)));
  }

  // ---- forms

  open(form, keep) {
    this.form = form;
    this.keep = keep || {};
    this.formNode = { mark: () => this.markForm(), comment: () => this.commentForm(), note: () => this.noteForm(),
      answer: () => this.commentForm("Answer"), rephrase: () => this.commentForm("Change"), "look up": () => this.lookUpForm(), term: () => this.termForm() }[form]();
    this.node.prepend(this.formNode);
    this.node.scrollTop = 0;
    const first = form === "mark" && this.keep.words ? this.formNode : this.formNode.querySelector("[name]");
    first.focus();
  }

  close() {
    if (!this.form) return;
    this.formNode.remove();
    this.form = this.formNode = this.keep = null;
    this.desk.focusCurrent();
  }

  submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(this.formNode));
    const { form, keep } = this;
    if (form === "comment") this.desk.act("comment", { text: values.text });
    else if (form === "answer" || form === "rephrase") this.desk.act(form, { comment: keep.comment, text: values.text });
    else if (form === "look up") this.desk.act("look up", { words: values.words });
    else if (form === "term") this.desk.act("term", { words: values.words, text: values.text, forbidden: values.forbidden });
    else if (form === "note") this.desk.act("dismiss", { reason: values.reason, note: values.note, finding: keep.finding });
    else {
      const same = values.words === keep.words && values.side === keep.side;
      this.desk.act("mark", { ...values, start: same ? keep.start : null });
    }
    this.close();
  }

  shell(label, ...children) {
    return make("form", { className: "desk-form", "aria-label": label, tabindex: -1, onsubmit: (event) => this.submit(event) }, children,
      make("span", { className: "desk-buttons" }, make("button", { type: "submit", className: "desk-first" }, label), make("button", { type: "button", onclick: () => this.close() }, "Cancel")));
  }

  commentForm(label) {
    const box = make("textarea", { name: "text", required: true, rows: 2 });
    box.value = this.keep.text || "";
    return this.shell(label || "Add comment", make("label", {}, "Comment", box));
  }

  field(name, label, value, required) {
    const box = make("input", { name, required, autocomplete: "off", dir: "auto" });
    box.value = value || "";
    return make("label", {}, label, box);
  }

  lookUpForm() {
    return this.shell("Look up", this.field("words", "Words, in either language", this.keep.words, true));
  }

  termForm() {
    const source = this.keep.side === "source" ? this.keep.words : "";
    return this.shell("Add to the glossary", this.field("words", "Term in the source", source, true),
      this.field("text", "Wanted, with | between", source ? "" : this.keep.words), this.field("forbidden", "Not wanted, with | between"));
  }

  noteForm() {
    return this.shell("Dismiss", make("label", {}, "Note", make("input", { name: "note", autocomplete: "off" })),
      make("label", {}, "Because it is", make("select", { name: "reason" }, ["false alarm", "by design", "not worth it"].map((reason) => make("option", { value: reason }, reason)))));
  }

  /** Keys of the mark form: 1 to 4 for the severity, a letter for the category, outside its text fields. */
  markForm() {
    const option = (value, label, chosen) => make("option", { value, selected: value === chosen }, label);
    const keep = { side: "target", words: "", ...this.keep };
    const words = make("input", { name: "words", required: true, autocomplete: "off", dir: "auto" });
    words.value = keep.words;
    const grades = [...SEVERITIES].reverse();
    const letter = (n) => String.fromCharCode(97 + n);
    const severity = make("select", { name: "severity" }, grades.map((s, n) => option(s, `${n + 1}  ${s}`, s === "major" ? s : "")));
    const category = make("select", { name: "category" }, this.desk.data.categories.map((c, n) => option(c, `${letter(n)}  ${c}`, c === "Accuracy/Mistranslation" ? c : "")));
    const form = this.shell("Mark", make("label", {}, "Words that are wrong", words),
      make("label", {}, "Where", make("select", { name: "side" }, option("target", "in the translation", keep.side), option("source", "in the source", keep.side))),
      make("label", {}, "Severity (keys 1 to 4)", severity), make("label", {}, "Category (its letter)", category),
      make("label", {}, "Note", make("input", { name: "note", autocomplete: "off" })));
    form.addEventListener("keydown", (event) => {
      if (event.target.tagName === "INPUT" || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = meant(event);
      const grade = grades["1234".indexOf(key)];
      const kind = /^[a-z]$/.test(key) ? this.desk.data.categories[key.charCodeAt(0) - 97] : undefined;
      if (grade) severity.value = grade;
      else if (kind) category.value = kind;
      else if (key === "Enter" && event.target === form) form.requestSubmit();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return form;
  }
}

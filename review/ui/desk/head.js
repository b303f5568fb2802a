// The head that stays: the document, where one is in it, what is open, the filter, and whether all is saved.

class Head {
  constructor(desk) {
    this.desk = desk;
    this.name = make("button", { type: "button", className: "desk-name", dir: "auto", "aria-haspopup": "true", "aria-expanded": "false", onclick: () => (this.picker.hidden ? this.pick() : this.unpick()) });
    this.shown = make("span", {});
    this.name.append(this.shown);
    this.title = make("h1", { className: "desk-title" }, this.name);
    this.search = make("input", { type: "search", "aria-label": "Another document", placeholder: "Another document", autocomplete: "off", oninput: () => this.narrow() });
    this.names = make("ul", {});
    this.picker = make("div", { className: "desk-picker", hidden: true, onkeydown: (event) => this.onPicker(event) }, this.search, this.names);
    this.place = make("button", { type: "button", className: "desk-place", title: "Go to a number (key: #)", onclick: () => this.ask() });
    this.strip = make("div", { className: "desk-strip", role: "img" });
    this.counts = make("span", { className: "desk-counts" });
    this.done = make("progress", { "aria-label": "share of paragraphs done" });
    this.filter = make("button", { type: "button", className: "desk-filter-button", title: "Key: f", "aria-expanded": "false", onclick: () => (this.form.hidden ? this.open() : this.close()) });
    this.clear = make("button", { type: "button", className: "desk-clear", "aria-label": "Lift the filter", title: "Lift the filter", onclick: () => this.lift() }, "✕");
    this.people = make("span", { className: "desk-people" });
    this.status = make("span", { className: "desk-status" });
    this.behind = make("button", { type: "button", className: "desk-behind", hidden: true, title: "What you wrote there is in this browser only; who goes there saves it", onclick: () => this.desk.act("go", { segment: this.left }) });
    this.number = make("input", { type: "number", min: 1, className: "desk-number-field", "aria-label": "Paragraph number", hidden: true, onkeydown: (event) => this.onNumber(event), onblur: () => { this.number.hidden = true; this.place.hidden = false; } });
    this.form = this.makeForm();
    this.node = make("header", { className: "desk-head" }, this.title, this.place, this.number, this.strip, this.counts, this.done,
      make("span", { className: "desk-filter-group" }, this.filter, this.clear), this.people, this.status, this.behind, this.form, this.picker);
  }

  update(data) {
    const { head, about } = data;
    this.shown.textContent = head.title;
    this.name.title = `${head.title}: another document (key: l)`;
    if (data.documents && data.ack !== this.listed) this.list(data.documents, head.document);
    this.listed = data.ack;
    const position = this.desk.current ? this.desk.current.position : 0;
    this.place.textContent = `${position} of ${head.segments}`;
    this.number.max = head.segments;
    const open = SEVERITIES.filter((severity) => head.open[severity]);
    this.counts.replaceChildren(...(open.length ? open.map((severity) => make("span", { className: `desk-count desk-${severity}` }, `${head.open[severity]} ${severity}`)) : [make("span", {}, "No open findings")]));
    this.counts.title = "Open findings";
    const [left, ...more] = data.mayWrite ? this.desk.leftBehind() : [];
    this.left = left?.segment;
    this.behind.hidden = !left;
    this.behind.textContent = left ? `Paragraph ${left.position}${more.length ? ` and ${more.length} more` : ""}: not saved` : "";
    this.done.max = head.segments || 1;
    this.done.value = head.done;
    this.done.title = `${head.done} of ${counted(head.segments, "paragraph")} done`;
    this.filter.textContent = data.filter.label ? `Filter: ${data.filter.label}` : "Filter";
    this.filter.classList.toggle("desk-active", Boolean(data.filter.label));
    this.clear.hidden = !data.filter.label;
    this.people.textContent = this.people.title = head.people.join(", ");
    this.drawStrip(about.overview, head.segments, position);
    if (this.form.hidden) this.fill(data);
  }

  drawStrip(overview, segments, position) {
    const key = JSON.stringify(overview);
    if (key !== this.drawn) {
      this.drawn = key;
      this.strip.replaceChildren(...overview.map(([first, severity, done]) => make("i", {
        className: severity ? `desk-${severity}` : done === 1 ? "desk-all-done" : "", title: `From paragraph ${first}: ${severity || (done === 1 ? "done" : "nothing open")}`,
        onclick: () => this.desk.act("go", { position: first }),
      })));
      const worst = overview.filter(([, severity]) => severity).length;
      this.strip.setAttribute("aria-label", `Overview: ${worst} of ${overview.length} parts of the document have open findings`);
    }
    const here = segments ? Math.floor(((position - 1) * overview.length) / segments) : 0;
    [...this.strip.children].forEach((bar, n) => bar.classList.toggle("desk-here", n === here));
  }

  // ---- going to a number

  ask() {
    this.place.hidden = true;
    this.number.hidden = false;
    this.number.value = "";
    this.number.focus();
  }

  onNumber(event) {
    if (event.key === "Enter" && this.number.value) {
      event.preventDefault();
      this.desk.act("go", { position: Number(this.number.value) });
      this.desk.focusCurrent();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.desk.focusCurrent();
    }
  }

  // ---- another document

  pick() {
    this.desk.act("documents");
  }

  list(documents, here) {
    this.names.replaceChildren(...documents.map(([id, key, title]) => make("li", { "data-words": `${title} ${key}`.toLowerCase() },
      make("button", { type: "button", dir: "auto", "aria-current": id === here ? "true" : null, onclick: () => this.go(id) }, title === key || !title ? key : `${title} (${key})`))));
    this.picker.hidden = false;
    this.name.setAttribute("aria-expanded", "true");
    this.search.value = "";
    this.search.focus();
  }

  narrow() {
    const words = this.search.value.trim().toLowerCase();
    for (const one of this.names.children) one.hidden = !one.dataset.words.includes(words);
  }

  onPicker(event) {
    const shown = [...this.names.querySelectorAll("li:not([hidden]) button")];
    const at = shown.indexOf(document.activeElement);
    if (event.key === "ArrowDown") shown[Math.min(at + 1, shown.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? shown[at - 1] : this.search).focus();
    else if (event.key === "Enter" && at < 0) shown[0]?.click();
    else if (event.key === "Escape") this.unpick();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  go(id) {
    this.desk.saveNow(); // under the name of the document that it is of
    this.desk.act("open", { document: id });
    this.unpick();
  }

  unpick() {
    if (this.picker.hidden) return;
    this.picker.hidden = true;
    this.name.setAttribute("aria-expanded", "false");
    this.desk.focusCurrent();
  }

  // ---- the filter

  makeForm() {
    const told = () => this.apply();
    this.severities = SEVERITIES.map((severity) => make("input", { type: "checkbox", value: severity, onchange: told }));
    [this.category, this.check, this.state] = ["category", "check", "state"].map(() => make("select", { onchange: told }));
    this.words = make("input", { type: "text", autocomplete: "off", onchange: told });
    return make("form", { className: "desk-filter", hidden: true, onsubmit: (event) => { event.preventDefault(); this.apply(); } },
      make("fieldset", {}, make("legend", {}, "Severity"), this.severities.map((box, n) => make("label", {}, box, SEVERITIES[n]))),
      make("label", {}, "Category", this.category), make("label", {}, "Check", this.check), make("label", {}, "State", this.state),
      make("label", {}, "Words in the translation", this.words),
      make("button", { type: "button", onclick: () => this.close() }, "Close"));
  }

  fill(data) {
    const { filter, about } = data;
    this.severities.forEach((box) => { box.checked = filter.severities.includes(box.value); });
    for (const [select, choices, chosen] of [[this.category, about.categories, filter.categories[0]], [this.check, about.checks, filter.checks[0]], [this.state, about.states, filter.state]]) {
      const all = chosen && !choices.includes(chosen) ? [...choices, chosen] : choices;
      select.replaceChildren(make("option", { value: "" }, "any"), ...all.map((choice) => make("option", { value: choice, selected: choice === chosen }, choice)));
    }
    this.words.value = filter.words;
  }

  open() {
    this.fill(this.desk.data);
    this.form.hidden = false;
    this.filter.setAttribute("aria-expanded", "true");
    this.words.focus();
  }

  close() {
    if (this.form.hidden) return;
    this.form.hidden = true;
    this.filter.setAttribute("aria-expanded", "false");
    this.desk.focusCurrent();
  }

  apply() {
    const one = (select) => (select.value ? [select.value] : []);
    const wanted = { severities: this.severities.filter((box) => box.checked).map((box) => box.value), categories: one(this.category), checks: one(this.check), state: this.state.value, words: this.words.value };
    const key = JSON.stringify(wanted);
    if (key === this.applied) return;
    this.applied = key;
    this.desk.act("filter", wanted);
  }

  lift() {
    this.applied = null;
    this.desk.act("filter", {});
    this.form.hidden = true;
    this.desk.focusCurrent();
  }
}

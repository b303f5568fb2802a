// Keys of the Review page, and what they ask for.

const KEYS = {
  n: "next", p: "previous", j: "down", k: "up", i: "to do", "#": "number", f: "filter", l: "list",
  a: "accept", d: "false alarm", b: "by design", x: "not worth it", o: "reopen", D: "note",
  e: "edit", m: "mark", t: "comment", s: "done", u: "undo", y: "redo", r: "renew", c: "look up", w: "term", v: "suggest", q: "missing",
  A: "accept all", X: "dismiss all",
  g: "merge", h: "split", "<": "target up", ">": "target down", "{": "source up", "}": "source down",
};
const INSIDE = { n: "next", p: "previous", a: "accept", m: "mark", s: "done", h: "split", r: "renew", c: "look up", w: "term", v: "suggest", q: "missing" };
const WALKING = ["next", "previous", "down", "up", "to do"];

const Keyboard = {
  onKey(event) {
    if (!this.root.isConnected || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('[role="dialog"]')) return;
    const inside = typing(event.composedPath()[0]);
    const key = meant(event);
    if (inside) {
      if (!this.root.contains(event.target)) return;
      if (key === "Escape") {
        event.preventDefault();
        if (this.head.form.contains(event.target)) this.head.close();
        else if (this.panel.form) this.panel.close();
        else this.saveNow();
        this.focusCurrent();
      } else if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (this.panel.form) this.panel.formNode.requestSubmit();
        else this.act("next");
      } else if (event.altKey && !event.ctrlKey && /^[1-3]$/.test(key)) {
        const row = this.current.extra.flatMap((extra) => extra.rows).find((one) => one.key === `Alt+${key}`);
        if (!row) return;
        event.preventDefault();
        this.insert(row.insert);
      } else if (event.altKey && !event.ctrlKey && INSIDE[key.toLowerCase()]) {
        event.preventDefault();
        this.does(INSIDE[key.toLowerCase()], true);
      }
      return;
    }
    if (key === "Escape" && (this.panel.form || !this.head.form.hidden)) {
      event.preventDefault();
      this.panel.close();
      this.head.close();
      return;
    }
    if (this.panel.form && key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.panel.formNode.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.tagName === "BUTTON" && (key === " " || key === "Enter")) return;
    if (this.panel.form && this.panel.node.contains(event.target)) return;
    if (KEYS[key]) {
      event.preventDefault();
      this.does(KEYS[key], false);
    }
  },

  does(what, inside) {
    if (what === "filter") this.head.open();
    if (what === "number") this.head.ask();
    if (what === "list") this.head.pick();
    if (!this.current || ["filter", "number", "list"].includes(what)) return;
    const finding = this.data.finding || undefined;
    if (WALKING.includes(what)) this.act(what);
    else if (!this.data.mayWrite) this.say("error", "Your role is that of a viewer: you may read, and change nothing.");
    else if (what === "suggest") this.act(what, { finding });
    else if (this.suggests() && what === "accept") this.act("take");
    else if (this.suggests() && what === "false alarm") this.act("put away");
    else if (what === "accept" || what === "reopen") this.act(what, { finding });
    else if (["false alarm", "by design", "not worth it"].includes(what)) this.act("dismiss", { reason: what, finding });
    else if (what === "note") finding ? this.panel.open("note", { finding }) : this.say("error", "Choose a finding first: n goes to the next one.");
    else if (what === "edit") this.edit();
    else if (what === "missing") this.row.putIn();
    else if (what === "mark") this.panel.open("mark", this.selected() || {});
    else if (what === "look up" && this.selected()) this.act("look up", { words: this.selected().words });
    else if (what === "look up" || what === "term") this.panel.open(what, this.selected() || {});
    else if (what === "comment") this.panel.open("comment");
    else if (what === "accept all" || what === "dismiss all") finding ? this.act(what, { finding }) : this.say("error", "Choose a finding first: n goes to the next one.");
    else if (what === "undo" && this.isRefused()) this.giveUpDraft();
    else if (what === "redo" && this.putAway) this.bringBack();
    else if (what === "split") this.act("split", { at: inside ? points(this.row.box.value.slice(0, this.row.box.selectionStart)) : null });
    else if (/^(source|target) (up|down)$/.test(what)) {
      const [side, where] = what.split(" ");
      this.act("move", { side, down: where === "down" });
    } else this.act(what);
  },

  /** Whether other words that were asked for stand in the panel: then a takes them, and d puts them away. */
  suggests() {
    return Boolean(this.current.suggested && this.current.suggested.difference.length);
  },

  edit() {
    const { box } = this.row;
    box.focus({ preventScroll: true });
    const place = this.row.found.find(([, , ids]) => ids.includes(this.data.finding));
    if (place) box.setSelectionRange(place[0], place[1]);
  },

  focusCurrent() {
    this.row?.node.focus({ preventScroll: true });
  },

  selected() {
    const { box, source } = this.row;
    if (box.selectionStart < box.selectionEnd && (document.activeElement === box || window.getSelection().isCollapsed)) {
      return { side: "target", words: box.value.slice(box.selectionStart, box.selectionEnd), start: points(box.value.slice(0, box.selectionStart)) };
    }
    const selection = window.getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return null;
    const head = document.createRange();
    head.selectNodeContents(source);
    head.setEnd(range.startContainer, range.startOffset);
    return { side: "source", words: range.toString(), start: points(head.toString()) };
  },

  insert(words) {
    const { box } = this.row;
    box.focus({ preventScroll: true });
    if (!document.execCommand("insertText", false, words)) {
      box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input"));
    }
  },
};

// What is written and not stored yet: kept in this browser, told to Python, given up and brought back.

const Drafts = {
  draftKey(segment) {
    return `review-draft:${this.data.store}:${segment}`;
  },

  isRefused() {
    return Boolean(this.refused && this.draft && this.refused.text === this.draft.text);
  },

  typed(text) {
    if (!this.current || !this.data.mayWrite) return;
    if (!this.draft && text === this.current.text) return;
    if (!this.draft || this.draft.segment !== this.current.id) this.draft = { segment: this.current.id, version: this.current.version, text };
    this.draft.text = text;
    if (this.refused && this.refused.text !== text) this.refused = null;
    if (text.length > this.data.limit && points(text) > this.data.limit) {
      this.refused = { text, why: `it has more than ${this.data.limit.toLocaleString("en")} characters; split the paragraph` };
      this.row.update(this.current);
    }
    try {
      localStorage.setItem(this.draftKey(this.current.id), JSON.stringify({ ...this.draft, position: this.current.position }));
      this.unkept = false;
    } catch {
      this.unkept = true; // the browser keeps nothing: ask before the page is left
    }
    this.status();
    if (!this.lost) this.saveSoon();
  },

  saveSoon() {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.saveNow(), IDLE);
  },

  saveNow() {
    clearTimeout(this.idle);
    if (this.draft && !this.isRefused() && !this.queue.length && !this.lost) this.act("save");
  },

  forget() {
    if (this.draft) localStorage.removeItem(this.draftKey(this.draft.segment));
    this.draft = this.refused = null;
  },

  /** Undo of what is not saved yet; redo brings it again. */
  giveUpDraft() {
    const put = this.draft;
    this.forget();
    this.putAway = put;
    this.row.sync();
    this.row.update(this.current);
    this.status();
    this.say("info", "The saved text is back; redo brings yours again.");
  },

  bringBack() {
    const { text } = this.putAway;
    this.putAway = null;
    this.row.box.value = text;
    this.typed(text);
    this.row.drawMarks();
  },

  restoreDraft() {
    if (!this.current || !this.data.mayWrite) return;
    try {
      const { segment, version, text } = JSON.parse(localStorage.getItem(this.draftKey(this.current.id))) || {};
      if (segment !== this.current.id || typeof text !== "string") return;
      if (text === this.current.text) localStorage.removeItem(this.draftKey(segment));
      else {
        this.draft = { segment, version, text };
        this.idle = setTimeout(() => this.typed(text), 0);
      }
    } catch {
      // a damaged draft helps nobody
    }
  },

  /** The other paragraphs of this document with a text that nobody stored, {segment, position}: it was refused, or the
   * server was away. Who comes back to one saves it. */
  leftBehind() {
    const start = this.draftKey("");
    const found = [];
    for (let n = 0; n < localStorage.length; n += 1) {
      const key = localStorage.key(n);
      if (!key.startsWith(start)) continue;
      try {
        const { segment, position } = JSON.parse(localStorage.getItem(key));
        if (Number.isInteger(position) && segment !== this.current?.id) found.push({ segment, position });
      } catch {
        // a damaged draft helps nobody
      }
    }
    return found.sort((a, b) => a.position - b.position);
  },

  use(text) {
    this.draft = { segment: this.current.id, version: this.current.version, text };
    this.row.box.value = text;
    this.act("save");
  },
};

// The desk as a whole: it draws what Python says, tells Python one act at a time, and keeps a draft in this browser
// until Python says that it is stored.

const IDLE = 700; // milliseconds without a key press after which a draft is saved
const HINTS = {
  page: "n next finding · a accept · d false alarm · e edit · s done · ? all keys",
  editor: "Ctrl+Enter next finding · Alt+a accept · Alt+s done · Alt+q missing tag · Esc leave",
  field: "Enter take it · Esc leave",
  text: "Ctrl+Enter take it · Esc leave",
  choice: "Esc leave",
};
const PATIENCE = 20000; // milliseconds after which an act that nobody answered is given up
const SOON = 2000; // milliseconds after which the server is asked whether it is there
const LOST = "The server is not reached. What you write is kept in this browser, and saved when it is back.";

class Desk {
  constructor(root) {
    this.root = root;
    this.queue = [];
    this.waiting = null;
    this.sequence = Date.now();
    this.draft = null; // {segment, version, text}: what is not stored yet
    this.refused = null; // {text, why}: a draft that may not be saved as it is
    this.lost = false; // the server is not reached
    this.returning = false; // a server that started again is being told where this page is
    this.putAway = null; // a draft that undo took back
    this.keydown = (event) => this.onKey(event);
    this.leave = (event) => { if (this.draft && this.unkept) event.preventDefault(); };
    this.size = () => this.fit();
  }

  build() {
    this.head = new Head(this);
    this.panel = new Panel(this);
    this.list = make("div", { className: "desk-list" });
    this.message = make("div", { className: "desk-message", role: "status", "aria-live": "polite" });
    const walk = (way, label, name) => make("button", { type: "button", "aria-label": name, onclick: () => this.act(way) }, label);
    const walks = make("span", { className: "desk-walks" }, walk("previous", "‹", "Previous finding"), walk("next", "Next finding ›", "Next finding"));
    this.page = make("div", { className: "desk" }, this.head.node, make("div", { className: "desk-body" }, this.list, this.panel.node),
      make("footer", { className: "desk-foot" }, this.message, this.hint = make("span", { className: "desk-hint" }), walks));
    this.root.replaceChildren(this.page);
    this.root.addEventListener("focusin", () => this.hints());
    this.root.addEventListener("focusout", () => this.hints());
    this.hints();
    this.fit();
  }

  /** The keys that do something where one is now. */
  hints() {
    const at = document.activeElement;
    const kinds = { TEXTAREA: "text", SELECT: "choice", INPUT: "field" };
    const where = !at || !this.root.contains(at) || !typing(at) ? "page" : at === this.row?.box ? "editor" : kinds[at.tagName];
    this.hint.textContent = HINTS[where];
  }

  /** The desk fills the window below the page's own bar. */
  fit() {
    const top = this.root.getBoundingClientRect().top + (this.root.closest("[data-testid=stMain]")?.scrollTop || 0);
    this.page.style.height = `${Math.max(320, window.innerHeight - top)}px`;
  }

  // ---- talking to Python

  update(data, send) {
    this.send = send;
    const before = this.data && this.current;
    const back = this.lost && data !== this.data;
    if (back) this.lost = false;
    if (this.forgotten(data)) return;
    this.data = data;
    this.current = data.paragraphs.find((one) => one.version !== undefined) || null;
    if (!this.page) this.build();
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
      if (this.draft && (!this.current || this.draft.segment !== this.current.id)) this.draft = null; // kept in this browser
      this.refused = null;
      this.putAway = null;
      if (this.panel.form) this.panel.close();
      this.restoreDraft();
    } else if (this.draft && this.draft.segment === this.current.id && !data.conflict && this.draft.text === this.current.text) this.forget();
    this.draw(moved);
    this.address();
    this.pump();
    if (back && this.draft && !this.waiting) this.saveSoon();
  }

  /** A server that started again knows the document, but neither the paragraph nor the filter: both are told to it, with
   * what was written meanwhile, and until then the page stays as it is under whoever writes. */
  forgotten(data) {
    if (this.returning && data.ack === 0) return true;
    this.returning = false;
    const was = this.data;
    if (!was || !this.current || !this.acknowledged || data.ack !== 0 || was.head.document !== data.head.document) return false;
    const now = data.paragraphs.find((one) => one.version !== undefined);
    if (now && now.id === this.current.id && data.filter.label === was.filter.label) return false;
    this.giveUp();
    this.returning = true;
    this.act("go", { segment: this.current.id });
    if (was.filter.label) this.act("filter", was.filter);
    return true;
  }

  answered(act) {
    const sent = act.draft;
    if (!sent) return;
    if (this.data.refused && this.data.refused.segment === sent.segment) {
      this.refused = { text: sent.text, why: this.data.refused.why };
      return;
    }
    if (this.data.conflict) return; // the draft stays; both texts are shown
    if (this.draft && this.draft.segment === sent.segment) {
      if (this.draft.text === sent.text) this.forget();
      else if (this.current && this.current.id === sent.segment) this.draft.version = this.current.version; // typed on meanwhile
    } else localStorage.removeItem(this.draftKey(sent.segment));
  }

  act(kind, more) {
    if (this.lost) return this.say("error", LOST);
    this.queue.push({ kind, seq: ++this.sequence, segment: this.current ? this.current.id : 0, ...(more || {}) });
    this.pump();
  }

  pump() {
    if (this.waiting || !this.queue.length) return;
    const act = this.queue.shift();
    clearTimeout(this.idle);
    if (this.draft && !this.isRefused()) act.draft = { ...this.draft };
    this.waiting = act;
    this.status();
    this.send("act", act);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(), SOON);
    this.timer = setTimeout(() => {
      this.giveUp();
      this.say("error", "The server does not answer. What you wrote is kept in this browser, and saved when it is back.");
    }, PATIENCE);
  }

  /** Whether the server is there, where an act is long without an answer. While it is gone nothing is sent; once it is
   * back, what was written meanwhile is. */
  async ask() {
    clearTimeout(this.asking);
    const gone = !(await serverAnswers());
    if (gone && (this.lost || this.waiting)) this.lose();
    else if (this.lost) {
      this.lost = false;
      this.say("info", "");
      this.draft && !this.isRefused() ? this.saveNow() : this.act("look");
      this.status();
    }
  }

  lose() {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(), SOON);
    if (this.lost) return;
    this.lost = true;
    this.giveUp();
    this.say("error", LOST);
  }

  /** Whoever writes goes on writing when the server is gone: the page says it in its own place. */
  onDialog() {
    const dialog = this.root.isConnected && connectionDialog();
    if (!dialog) return;
    this.lose();
    const back = this.interrupted ? () => this.row?.box.focus({ preventScroll: true }) : () => {};
    dialog.querySelector("button").click();
    back();
    setTimeout(back, 0); // once the box, which holds the keyboard, is gone
    this.root.dialogs.shut = true;
  }

  giveUp() {
    clearTimeout(this.timer);
    this.returning = false;
    this.waiting = null;
    this.queue = [];
    this.status();
    if (this.draft && !this.lost) this.saveSoon();
  }

  /** The address is that of what is shown: another paragraph replaces it, another document is a step of the history. */
  address() {
    if (!this.current) return;
    const wanted = new URL(window.location.href);
    const other = wanted.searchParams.get("document");
    wanted.searchParams.set("document", this.data.head.document);
    wanted.searchParams.set("paragraph", this.current.position);
    if (wanted.href === window.location.href) return;
    const push = other !== null && other !== String(this.data.head.document);
    window.history[push ? "pushState" : "replaceState"](window.history.state, "", wanted.href);
  }

  // ---- drawing

  status() {
    const state = this.isRefused() ? "refused" : this.lost ? "lost" : this.waiting && this.waiting.kind !== "look" ? "waiting" : this.draft ? "draft" : "saved";
    this.head.status.dataset.state = state;
    const words = { refused: "Not saved", lost: this.draft ? "Not saved: no server" : "No server", waiting: "Saving…", draft: "Not saved yet", saved: "Saved" }[state];
    this.head.status.textContent = this.data.mayWrite ? words : "Read only";
  }

  say(kind, words) {
    if (this.message.textContent !== words) this.message.textContent = this.message.title = words;
    this.message.dataset.kind = kind;
    this.message.classList.toggle("desk-error", kind === "error" && words !== "");
  }

  draw(moved) {
    const { data, current } = this;
    const inEditor = this.row && document.activeElement === this.row.box;
    const hadFocus = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.page.dataset.ack = data.ack;
    this.page.dataset.finding = data.finding;
    this.page.dataset.position = current ? current.position : 0;
    if (!current) this.row = null;
    else if (!this.row || this.row.id !== current.id) this.row = new Row(this, current);
    else this.row.update(current);
    const nodes = data.paragraphs.map((one) => (one === current ? this.row.node : this.drawOther(one)));
    const [up, down] = data.beyond;
    if (up) nodes.unshift(this.more("↑", up));
    if (down) nodes.push(this.more("↓", down));
    arrange(this.list, nodes.length ? nodes : [make("p", { className: "desk-quiet" }, "No paragraph fits the filter.")]);
    this.head.update(data);
    this.panel.draw(current);
    this.say(data.message[0] || "info", data.message[1] || "");
    this.status();
    if (moved && inEditor && current) this.edit();
    else if (hadFocus && (!document.activeElement || document.activeElement === document.body)) this.focusCurrent();
    this.scroll(moved);
    this.showAsked();
  }

  /** What a paragraph newly asks (two texts of it, one that cannot be saved) comes into sight with its buttons. */
  showAsked() {
    const asked = this.row ? this.row.under.querySelector(".desk-conflict") : null;
    if (asked && !this.asked) asked.scrollIntoView({ block: "nearest" });
    this.asked = asked !== null;
  }

  /** What the place is about comes into sight; nothing moves as long as that is in sight. */
  scroll(moved) {
    const key = `${this.current && this.current.id}:${this.data.finding}`;
    if (key === this.shown || !this.current) return;
    this.shown = key;
    const around = this.list.getBoundingClientRect();
    const box = this.row.node.getBoundingClientRect();
    if (moved) {
      const room = Math.max(8, Math.min(around.height / 4, around.height - box.height - 8));
      this.list.scrollTop += box.top - around.top - room;
    }
    const mark = this.row.marks.querySelector(".desk-chosen") || this.row.source.querySelector(".desk-chosen");
    if (!mark) return;
    const place = mark.getBoundingClientRect();
    if (place.top < around.top + 16 || place.bottom > around.bottom - 16) this.list.scrollTop += place.top - around.top - around.height / 3;
  }

  /** The list holds a few paragraphs around the present one: where it ends, a button goes on. */
  more(arrow, position) {
    return make("button", { type: "button", className: "desk-more", onclick: () => this.act("go", { position }) }, `${arrow} on to paragraph ${position} of ${this.data.head.segments}`);
  }

  drawOther(one) {
    const notes = [one.open ? `${one.open} open` : "", one.corrected ? "corrected" : "", one.comments ? counted(one.comments, "comment") : ""];
    const side = (name, language) => make("div", { className: `desk-text desk-${name}`, lang: language, dir: "auto" }, marked(whole(one[name]), stretches(one[name]), one.findings, this.data.finding, (id) => this.act("go", { finding: id }), chipsIn(whole(one[name]), one.chips[name])));
    return make("section", { className: "desk-paragraph", "data-segment": one.id, ...structured(one), onclick: () => {
      if (window.getSelection().isCollapsed) this.act("go", { segment: one.id });
    } },
    make("div", { className: "desk-number" }, String(one.position), make("small", {}, one.what), make("small", {}, one.done ? "✓ done" : ""), make("small", {}, notes.filter(Boolean).join(", "))),
    side("source", one.languages[0]), side("target", one.languages[1]));
  }
}

Object.assign(Desk.prototype, Keyboard, Drafts);

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".desk-root");
  if (!root) {
    root = make("div", { className: "desk-root" });
    parentElement.append(root);
  }
  if (!root.desk) {
    root.desk = new Desk(root);
    root.dialogs = new MutationObserver(() => root.desk.onDialog());
    root.dialogs.observe(document.body, { childList: true });
    document.addEventListener("keydown", root.desk.keydown);
    window.addEventListener("beforeunload", root.desk.leave);
    window.addEventListener("resize", root.desk.size);
  }
  root.desk.update(data, setTriggerValue);
  return () => {
    if (root.isConnected) return;
    root.dialogs.disconnect();
    document.removeEventListener("keydown", root.desk.keydown);
    window.removeEventListener("beforeunload", root.desk.leave);
    window.removeEventListener("resize", root.desk.size);
  };
}

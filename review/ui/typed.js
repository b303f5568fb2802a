// On every page: what is typed into a form and not sent yet is kept in this window, and comes back after another page
// or a reload. Only what Python took is forgotten (review/ui/typed.py).

const FIELD = '[data-testid="stForm"] :is(input:not([type=file]), textarea)';
/** Milliseconds after which a field is looked at. */
const AGAIN = [0, 100, 500, 2000];
const isBox = (field) => field.type === "checkbox" || field.type === "radio";

/** The name of a field: its widget's key without the turn, which Streamlit has as a class; of a choice with its words. */
function nameOf(field) {
  const place = field.closest('[class*="st-key-"]:not([data-testid="stVerticalBlock"])');
  const key = place && [...place.classList].find((one) => one.startsWith("st-key-"));
  if (!key) return null;
  const choice = field.type === "radio" ? `:${field.closest("label")?.textContent}` : "";
  return key.slice("st-key-".length).replace(/__\d+__/, "__") + choice;
}

/** How often the field's form was taken in this run of the desk: its widget's turn. */
const turnOf = (field) => field.closest('[class*="__"][class*="st-key-"]')?.className.match(/st-key-\S*?__(\d+)__/)?.[1];

class Typed {
  constructor() {
    this.turns = new Map();
    this.seen = new WeakSet();
    this.taken = new Set();
    this.prefix = "";
  }

  start() {
    document.addEventListener("input", (event) => this.written(event), true);
    for (const kind of ["click", "keyup"]) document.addEventListener(kind, (event) => this.pressed(event), true);
    new MutationObserver(() => this.look()).observe(document.body, { childList: true, subtree: true });
  }

  told({ store, taken }) {
    this.prefix = `review-form:${store}:`;
    for (const one of taken || []) {
      if (this.taken.has(one)) continue;
      this.taken.add(one);
      const start = this.prefix + one.replace(/__\d+__/, "__");
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(start)) sessionStorage.removeItem(key);
    }
    this.look();
  }

  written({ target, isTrusted }) {
    // what a script puts in is nobody's typing
    if (isTrusted && target.matches?.(FIELD) && !isBox(target)) this.keep(target, target.value);
  }

  /** Boxes change without an event of their own, once their components have heard of the press. */
  pressed({ target, isTrusted }) {
    const form = isTrusted && target.closest?.('[data-testid="stForm"]');
    if (!form) return;
    const before = [...form.querySelectorAll(FIELD)].filter(isBox).map((box) => [box, box.checked]);
    setTimeout(() => before.forEach(([box, was]) => box.isConnected && box.checked !== was && this.keep(box, String(box.checked))), 150);
  }

  keep(field, value) {
    const name = this.prefix && nameOf(field);
    if (!name) return;
    try {
      this.turns.set(name, turnOf(field));
      sessionStorage.setItem(this.prefix + name, value);
      sessionStorage.setItem(`${this.prefix}last`, name);
    } catch {
      // the window keeps nothing, or no more: the form is as good as it was without
    }
  }

  look() {
    if (!this.prefix) return;
    for (const field of document.querySelectorAll(FIELD)) {
      if (this.seen.has(field)) continue;
      this.seen.add(field);
      const name = nameOf(field);
      const kept = name && sessionStorage.getItem(this.prefix + name);
      if (kept === null || kept === "") continue;
      // of another turn than when it was written here: it was taken, though nobody has told so yet
      if (this.turns.has(name) && this.turns.get(name) !== turnOf(field)) {
        sessionStorage.removeItem(this.prefix + name);
        continue;
      }
      // once React has done with the field; on a busy machine it puts its own value in later
      for (const wait of AGAIN) setTimeout(() => this.bringBack(field, name, kept), wait);
    }
  }

  bringBack(field, name, kept) {
    // what was written or taken meanwhile holds
    if (!field.isConnected || sessionStorage.getItem(this.prefix + name) !== kept) return;
    this.turns.set(name, turnOf(field));
    if (isBox(field)) {
      // of a group of choices only the chosen one is pressed
      if (String(field.checked) === kept || (field.type === "radio" && kept !== "true")) return;
      field.click();
    } else if (field.value !== kept) {
      const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, kept);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else return;
    if (name === sessionStorage.getItem(`${this.prefix}last`)) this.reveal(field);
  }

  /** Opens the part and the tab that hold the field written in last: what comes back folded away looks lost. */
  reveal(field) {
    field.closest("details:not([open])")?.querySelector("summary").click();
    const panel = field.closest('[data-testid="stTabPanel"]');
    const tabs = panel?.closest('[data-testid="stTabs"]');
    if (!tabs) return;
    const number = [...tabs.querySelectorAll('[data-testid="stTabPanel"]')].indexOf(panel);
    const tab = tabs.querySelectorAll('[data-testid="stTab"]')[number];
    if (tab?.getAttribute("aria-selected") === "false") tab.click();
  }
}

export default function ({ data }) {
  if (!window.reviewTyped) (window.reviewTyped = new Typed()).start();
  window.reviewTyped.told(data);
}

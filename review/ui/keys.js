// On every page: 1 to 6 go to the pages, ? lists the keys.

const PAGES = [["1", "Documents"], ["2", "Review"], ["3", "Scores"], ["4", "Checks"], ["5", "Export"], ["6", "Find"]];
const GROUPS = [
  ["Anywhere", [...PAGES.map(([key, page]) => [key, `page ${page}`]), ["?", "these keys, and away again"], ["Tab", "next field, button or finding"]]],
  ["Review: going about", [
    ["n, p", "next, previous open finding"], ["j, k", "next, previous paragraph"], ["i", "next paragraph that is not done"],
    ["#", "go to a number"], ["f", "filter"], ["l", "another document"], ["Esc", "leave a field, give the keyboard back"]]],
  ["Review: deciding", [
    ["a", "accept the finding, and its suggestion"], ["d", "dismiss: false alarm"], ["b", "dismiss: by design"],
    ["x", "dismiss: not worth it"], ["D", "dismiss with a note"], ["o", "open the finding again"],
    ["m", "mark an error of your own; then 1 to 4 for its severity, a letter for its category, Enter"], ["t", "comment"],
    ["A, X", "accept, dismiss all findings of this document like it"], ["s", "paragraph done, or not"], ["u, y", "undo, redo"]]],
  ["Review: the text", [
    ["e", "edit the translation"], ["q", "put in the next placeholder, tag or link of the source that is missing"], ["r", "renew the back-translation"],
    ["v", "ask for other words: then a takes them, d puts them away"],
    ["c", "look the selected words up in the memory"], ["w", "the selected words into the glossary"], ["g", "merge with the next paragraph"],
    ["h", "split at the first empty line"], ["<, >", "take a translated paragraph from the next, give it one"],
    ["{, }", "the same with source paragraphs"]]],
  ["In the editor", [
    ["Ctrl+Enter", "save, next open finding"], ["Esc", "save, leave the editor"], ["Alt+n, Alt+p", "save, next or previous open finding"],
    ["Alt+a", "accept the finding"], ["Alt+m", "mark the selected words"], ["Alt+s", "paragraph done"],
    ["Alt+h", "split at the cursor"], ["Alt+r", "renew the back-translation"], ["Alt+v", "ask for other words"],
    ["Alt+1 … Alt+3", "insert what the memory has"], ["Alt+q", "put in the next placeholder, tag or link that is missing"], ["Alt+c, Alt+w", "look the selected words up, into the glossary"]]],
];

const typing = (target) => target && (target.isContentEditable || (["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && !["radio", "checkbox", "button"].includes(target.type)));

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// What the list of keys leaves to the browser: its button, and scrolling where it does not fit.
const PASSING = ["Enter", " ", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"];

let before = null;

// A layout that writes another script has its figures, and the question mark, at the same places.
function meant({ key, code }) {
  if (["؟", "？"].includes(key)) return "?";
  return /^Digit[0-9]$/.test(code || "") && /^[\p{L}\p{M}\p{N}]$/u.test(key) && !/^[\p{Script=Latin}0-9]$/u.test(key) ? code.slice(-1) : key;
}

function close() {
  document.querySelector(".keys-dialog")?.remove();
  before?.focus?.();
}

function open() {
  before = document.activeElement;
  const shut = element("button", { type: "button" }, "Close");
  shut.addEventListener("click", close);
  const lists = GROUPS.map(([title, keys]) => element("div", {}, element("h2", {}, title),
    element("dl", {}, ...keys.flatMap(([key, what]) => [element("dt", {}, ...key.split(/(?<=,) /).flatMap((one, n) => [n ? " " : "", element("kbd", {}, one.replace(/,$/, ""))])), element("dd", {}, what)]))));
  const dialog = element("div", { class: "keys-dialog", role: "dialog", "aria-modal": "true", "aria-label": "Keys" },
    shut, element("div", { class: "keys-lists" }, ...lists));
  const app = getComputedStyle(document.querySelector(".stApp") || document.body);
  dialog.style.background = app.backgroundColor;
  dialog.style.color = app.color;
  document.body.append(dialog);
  shut.focus({ preventScroll: true });
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const dialog = document.querySelector(".keys-dialog");
  if (dialog) {
    if (event.key === "Escape" || meant(event) === "?") close();
    if (!PASSING.includes(event.key)) event.preventDefault();
    return;
  }
  if (typing(event.composedPath()[0])) return;
  if (meant(event) === "?") {
    event.preventDefault();
    open();
    return;
  }
  const page = PAGES.find(([key]) => key === meant(event));
  if (!page) return;
  event.preventDefault();
  const links = [...document.querySelectorAll('[data-testid="stSidebarNavLink"], [data-testid="stTopNavLink"]')];
  links.find((link) => link.textContent.trim().endsWith(page[1]))?.click();
}

// Streamlit's box on a server that is gone names a program that nobody here started: keys.css has other words for it.
function onBox() {
  for (const one of document.querySelectorAll('section[role="dialog"]'))
    if (one.querySelector("h2")?.textContent === "Connection error") one.dataset.reviewAway = "";
}

export default function () {
  if (!window.reviewBoxes) {
    window.reviewBoxes = new MutationObserver(onBox);
    window.reviewBoxes.observe(document.body, { childList: true });
  }
  if (window.reviewKeys) document.removeEventListener("keydown", window.reviewKeys);
  window.reviewKeys = onKey;
  document.addEventListener("keydown", onKey);
}

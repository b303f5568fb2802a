// The reviewer's desk in the browser, first of the files that make it up (review/ui/component.py puts them together).
// Nodes are made from text alone: no markup ever comes from a text.

const SEVERITIES = ["critical", "major", "minor", "neutral"];

/** The Latin letter or figure of a key: by its place where the layout writes another script there (Cyrillic, Arabic, Thai …). */
function meant({ key, code, shiftKey }) {
  if (!/^(Key[A-Z]|Digit[0-9])$/.test(code || "") || !/^[\p{L}\p{M}\p{N}]$/u.test(key) || /^[\p{Script=Latin}0-9]$/u.test(key)) return key;
  return shiftKey ? code.slice(-1) : code.slice(-1).toLowerCase();
}

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "className") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...contents(children));
  return node;
}

const contents = (children) => children.flat(3).filter((child) => child !== null && child !== undefined && child !== false)
  .map((child) => (typeof child === "string" || typeof child === "number" ? document.createTextNode(String(child)) : child));

/** Makes these the children of a node without moving one that is there already: it may be written in. */
function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/** What a paragraph is in its file, as attributes of its node: how it looks is the style sheet's. */
const structured = (one) => ({ "data-kind": one.kind, style: one.level ? `--level: ${Math.min(one.level, 6)}` : null });
const points = (text) => Array.from(text).length;
const typing = (target) =>
  target && (target.isContentEditable || (["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && !["radio", "checkbox", "button"].includes(target.type)));
const slug = (text) => text.split("/")[0].toLowerCase().replace(/[^a-z]+/g, "-");
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Whether the server answers, wherever it is served from, and the page is connected to it. */
async function serverAnswers() {
  const state = document.querySelector("[data-test-connection-state]")?.dataset?.testConnectionState;
  if (state && state !== "CONNECTED") return false;
  try {
    return (await fetch(new URL("_stcore/health", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** Streamlit's own word on a server that is gone, which takes the keyboard away from whoever writes. */
function connectionDialog() {
  return [...document.querySelectorAll('section[role="dialog"]')].find((one) => one.querySelector("h2")?.textContent === "Connection error");
}

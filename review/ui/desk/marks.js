// Findings in a text: where they stand, how they go along while somebody types, and how they look.

const LABELS = { critical: "crit", major: "maj", minor: "min", neutral: "note" };

/** The stretches of a side as [start, end, ids, twins] in UTF-16 units, from the pieces that the server cut. */
function stretches(pieces) {
  const found = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.findings.length || piece.twins.length) found.push([at, at + piece.text.length, piece.findings, piece.twins]);
    at += piece.text.length;
  }
  return found;
}

/** The same stretches in a text that became another one: before the change as they are, after it moved, in it gone. */
function carried(found, before, after) {
  if (before === after) return found;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const shift = after.length - before.length;
  return found.flatMap(([from, to, ids, twins]) => {
    if (to <= head) return [[from, to, ids, twins]];
    if (from >= end) return [[from + shift, to + shift, ids, twins]];
    return [];
  });
}

/** A text with its marks and chips, as nodes. `chosen` is a finding's id, `pick` hears which mark is clicked, `put` which
 * chip. */
function marked(text, found, findings, chosen, pick, chips = [], put = null) {
  const nodes = [];
  let at = 0;
  let before = "";
  for (const [from, to, ids, twins] of found) {
    const here = (ids.length ? ids : twins).map((id) => findings.find((f) => f.id === id)).filter(Boolean);
    if (!here.length) continue;
    if (from > at) nodes.push(...chipped(text, at, from, chips, put));
    const worst = here.reduce((a, b) => (SEVERITIES.indexOf(b.severity) < SEVERITIES.indexOf(a.severity) ? b : a));
    const classes = ["desk-mark", `desk-${slug(worst.category)}`, `desk-${worst.severity}`, `desk-${worst.verdict}`];
    if (!ids.length) classes.push("desk-twin");
    if (here.some((f) => f.id === chosen)) classes.push("desk-chosen");
    if (here.every((f) => f.earlier)) classes.push("desk-earlier");
    if (from === to) classes.push("desk-empty");
    const label = ids.length && worst.verdict === "open" && `${worst.id}` !== before ? LABELS[worst.severity] : null;
    before = `${worst.id}`;
    nodes.push(make("mark", {
      className: classes.join(" "), "data-finding": worst.id, "data-label": label,
      title: here.map((f) => `${f.severity}, ${f.category}: ${f.message}`).join("\n"),
      onclick: pick ? (event) => { if (window.getSelection().isCollapsed) { event.stopPropagation(); pick(worst.id); } } : null,
    }, chipped(text, from, to, chips, null)));
    at = to;
  }
  nodes.push(...chipped(text, at, text.length, chips, put));
  return nodes;
}

const whole = (pieces) => pieces.map((piece) => piece.text).join("");

// Code, placeholders, tags and links in a text: chips that go whole or not at all, and are put in by a key.

/** Where the literals stand in a text: [start, end] in UTF-16 units, in order; of two in one place the longer counts. */
function chipsIn(text, literals) {
  if (!literals.length) return [];
  const longest = [...literals].sort((a, b) => b.length - a.length).map((one) => one.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return [...text.matchAll(new RegExp(longest.join("|"), "g"))].map((match) => [match.index, match.index + match[0].length]);
}

/** A stretch of a text as nodes, its chips in their frames. `put` hears which chip is clicked. */
function chipped(text, from, to, chips, put) {
  const nodes = [];
  let at = from;
  for (const [start, end] of chips) {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) continue;
    if (first > at) nodes.push(document.createTextNode(text.slice(at, first)));
    const words = text.slice(start, end);
    nodes.push(make("span", { className: put ? "desk-chip desk-ready" : "desk-chip", title: put ? "Put it into the translation (q: what is missing)" : null,
      onclick: put ? (event) => { if (window.getSelection().isCollapsed) { event.stopPropagation(); put(words); } } : null }, text.slice(first, last)));
    at = last;
  }
  if (at < to) nodes.push(document.createTextNode(text.slice(at, to)));
  return nodes;
}

/** The stretch that a deletion without a selection takes, by the name of its input type. */
function reached(text, at, type) {
  const backward = type.endsWith("Backward");
  const side = backward ? text.slice(0, at) : text.slice(at);
  let length = 1;
  if (type.includes("Word")) length = side.match(backward ? /\S*\s*$/ : /^\s*\S*/)[0].length;
  if (type.includes("Line")) length = backward ? at - (side.lastIndexOf("\n") + 1) : (side.match(/^[^\n]*/)[0].length);
  return backward ? [Math.max(0, at - length), at] : [at, Math.min(text.length, at + length)];
}

/** What is to be selected instead of doing an edit that would break a chip, or take one unasked; null where it does neither. */
function instead(chips, text, from, to, type) {
  if (type.startsWith("history")) return null;
  const unasked = from === to && type.startsWith("delete");
  const [first, last] = unasked ? reached(text, from, type) : [from, to];
  const hit = chips.filter(([start, end]) => start < last && first < end && (unasked || !(first <= start && end <= last)));
  return hit.length ? [Math.min(first, hit[0][0]), Math.max(last, hit.at(-1)[1])] : null;
}

/** Out of a chip, to its nearer end: a cursor never stands in one. */
function outside(chips, at) {
  const chip = chips.find(([start, end]) => start < at && at < end);
  return !chip ? at : at - chip[0] < chip[1] - at ? chip[0] : chip[1];
}

/** The first of the wanted literals that is not among those there, each counted; null where none is missing. */
function missing(wanted, there) {
  const left = [...there];
  for (const one of wanted) {
    const place = left.indexOf(one);
    if (place < 0) return one;
    left.splice(place, 1);
  }
  return null;
}

const literal = (text) => ([start, end]) => text.slice(start, end);

/** The editor's part of it: methods of Row. */
const Chips = {
  guard(event) {
    const { box, chips } = this;
    const [from, to] = [box.selectionStart, box.selectionEnd];
    if (from === to && event.inputType.startsWith("insert")) {
      const place = outside(chips, from);
      if (place !== from) box.setSelectionRange(place, place);
      return;
    }
    const wider = instead(chips, box.value, from, to, event.inputType);
    if (!wider || !event.cancelable) return;
    event.preventDefault();
    box.setSelectionRange(...wider);
    this.desk.say("info", `${box.value.slice(...wider).trim()} is protected: once more takes it out whole.`);
  },

  /** Left and right go over a chip in one step. */
  step(event) {
    const { box, chips } = this;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || box.selectionStart !== box.selectionEnd) return;
    const right = event.key === "ArrowRight";
    if (!right && event.key !== "ArrowLeft") return;
    const chip = chips.find(([start, end]) => (right ? start : end) === box.selectionStart);
    if (!chip) return;
    event.preventDefault();
    const place = right ? chip[1] : chip[0];
    box.setSelectionRange(place, place);
  },

  leaveChip() {
    const { box, chips } = this;
    if (box.selectionStart !== box.selectionEnd) return;
    const place = outside(chips, box.selectionStart);
    if (place !== box.selectionStart) box.setSelectionRange(place, place);
  },

  /** Puts the first chip of the source that the translation lacks where the cursor stands. */
  putIn() {
    const source = whole(this.one.source);
    const words = missing(chipsIn(source, this.one.chips.source).map(literal(source)), this.chips.map(literal(this.box.value)));
    if (words === null) this.desk.say("info", "Every placeholder, tag and link of the source is there.");
    else this.put(words);
  },

  put(words) {
    const place = outside(this.chips, this.box.selectionEnd);
    this.box.setSelectionRange(place, place);
    this.desk.insert(words);
  },
};

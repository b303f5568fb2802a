// A table that one acts in: a click on a row opens it, cells may be buttons, switches and choices. Everything is put
// into the page as text nodes; what is done goes to Python as {row, column, value}.

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "className") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(typeof child === "object" ? child : document.createTextNode(String(child)));
    }
  }
  return node;
}

function cell(column, row, act) {
  const value = row.cells[column.key];
  const may = !row.locked;
  switch (column.kind) {
    case "share": {
      if (value === null || value === undefined) return "–";
      const words = `${Math.round(value * 100)} %`;
      return make("span", { className: "rt-share", title: words },
        make("span", { className: "rt-bar", style: `--share:${Math.max(0, Math.min(1, value))}` }), words);
    }
    case "counts":
      return (value || []).filter(([, count]) => count).map(([name, count]) =>
        make("span", { className: `rt-count rt-${name}`, title: `${count} ${name}` }, `${count} ${name}`));
    case "button":
      return value ? make("button", { type: "button", className: column.primary ? "rt-primary" : "", "aria-label": column.about ? `${column.about}: ${row.name}` : null,
        onclick: (event) => { event.stopPropagation(); act(row.id, column.key, true); } }, value) : "";
    case "flag": {
      const box = make("input", { type: "checkbox", role: "switch", "aria-label": `${column.label}: ${row.name}`, disabled: !may,
        onclick: (event) => event.stopPropagation(), onchange: (event) => act(row.id, column.key, event.target.checked) });
      box.checked = Boolean(value);
      return box;
    }
    case "choice": {
      const choice = make("select", { "aria-label": `${column.label}: ${row.name}`, disabled: !may, onclick: (event) => event.stopPropagation(),
        onchange: (event) => act(row.id, column.key, event.target.value) },
        column.choices.map(([key, label]) => make("option", { value: key }, label)));
      choice.value = value === null || value === undefined ? "" : value;
      return choice;
    }
    default:
      if (value === null || value === undefined || value === "") return column.kind === "number" ? "–" : "";
      return make("span", { dir: "auto", className: column.kind === "name" ? "rt-name" : "" }, value);
  }
}

/** The row before or after one, over what explains it. */
function beside(row, way) {
  let at = row[way];
  while (at && !at.dataset.row) at = at[way];
  return at;
}

function explanation(words, columns) {
  return make("tr", { role: "row", className: "rt-explains" }, make("td", { role: "cell", colspan: columns, dir: "auto" }, words));
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".rt-root");
  if (!root) {
    root = make("div", { className: "rt-root" });
    parentElement.append(root);
    root.sequence = Date.now();
  }
  root.send = (row, column, value) => setTriggerValue("act", { row, column, value, seq: ++root.sequence });
  const act = (...told) => root.send(...told);
  const focused = root.contains(document.activeElement) ? document.activeElement.closest("tr")?.dataset.row : null;
  const head = make("tr", { role: "row" }, data.columns.map((column) => make("th", { role: "columnheader", scope: "col", className: `rt-${column.kind}` }, column.label)));
  const rows = data.rows.map((row) =>
    make("tr", { role: "row", "data-row": row.id, tabindex: data.opens ? 0 : null, title: data.opens ? `${data.opens}: ${row.name}` : null, "aria-current": row.chosen ? "true" : null,
      onclick: () => { if (data.opens && window.getSelection().isCollapsed) act(row.id, "open", true); },
      onkeydown: (event) => {
        if (!data.opens || event.target.tagName !== "TR") return;
        if (event.key === "Enter") act(row.id, "open", true);
        else if (event.key === "ArrowDown") beside(event.target, "nextElementSibling")?.focus();
        else if (event.key === "ArrowUp") beside(event.target, "previousElementSibling")?.focus();
        else return;
        event.preventDefault();
      } },
    data.columns.map((column) => make("td", { role: "cell", className: `rt-${column.kind}`, "data-label": column.label || null }, cell(column, row, act)))))
    .flatMap((node, n) => (data.rows[n].explains ? [node, explanation(data.rows[n].explains, data.columns.length)] : [node]));
  root.replaceChildren(make("table", { role: "table", className: data.opens ? "rt rt-opens" : "rt", "aria-label": data.label },
    make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, rows)));
  if (focused) root.querySelector(`tr[data-row="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

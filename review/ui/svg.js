// A button that saves the page's charts as SVG files, as they are drawn. (Streamlit's own menu saves each as PNG.)

function save(name) {
  document.querySelectorAll('[data-testid="stVegaLiteChart"] svg.marks').forEach((chart, n) => {
    const text = new XMLSerializer().serializeToString(chart);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    link.download = `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}-${n + 1}.svg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
}

export default function ({ data, parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.textContent = "Save the charts as SVG";
    button.style.cssText = "font:inherit;color:inherit;background:none;border:1px solid;border-radius:.4rem;padding:.3rem .8rem;cursor:pointer";
    parentElement.append(button);
  }
  button.onclick = () => save(data.name);
}

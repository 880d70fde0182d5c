document.title = page.title + " – Headframe";
const header = add(root, "header");
add(header, "h1", page.title);
if (page.subtitle) add(header, "p", page.subtitle, { class: "subtitle" });

for (let i = 0; i < page.views.length; i++) {
  const view = page.views[i];
  const section = add(root, "section");
  if (view.kind === "tokenMatrix") {
    const together = [view];
    while (i + 1 < page.views.length && page.views[i + 1].kind === "tokenMatrix") together.push(page.views[++i]);
    add(section, "h2", together.length > 1 ? "Patterns over the tokens" : view.title);
    tokenMatrices(section, together);
    continue;
  }
  if (view.title) add(section, "h2", view.title);
  if (view.kind === "curve") curve(section, view);
  if (view.kind === "heatMap") heatMap(section, view);
  if (view.kind === "tokenGrid") tokenGrid(section, view);
  if (view.kind === "table") dataTable(section, view.title, view.columns, view.rows, false);
  if (view.kind === "text") add(section, "p", view.text, { class: "text" });
}

if (page.facts.length > 0) {
  const section = add(root, "section");
  add(section, "h2", "How this was made");
  const table = add(section, "table", null, { class: "facts" });
  add(table, "caption", "How this was made");
  const body = add(table, "tbody");
  for (const [label, value] of page.facts) {
    const row = add(body, "tr");
    add(row, "th", label, { scope: "row" });
    add(row, "td", value);
  }
}
add(root, "footer", "Made with Headframe. Charts: Apache ECharts, Apache-2.0.");

const redraw = () => redraws.forEach((draw) => draw());
let waiting = 0;
addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(redraw); });
darkScheme.addEventListener("change", redraw);
addEventListener("beforeprint", () => { printing = true; redraw(); });
addEventListener("afterprint", () => { printing = false; redraw(); });

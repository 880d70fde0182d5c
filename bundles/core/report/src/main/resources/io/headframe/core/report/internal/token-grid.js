function tokenGrid(section, view) {
  const ends = range(view);
  const hint = "Point at a cell to see what could stand there; the arrow keys move between cells.";
  if (view.cells.some((row) => row.some((cell) => cell.length > 1))) add(section, "p", hint, { class: "hint" });
  const box = add(section, "div", null, { class: "scroll grid" });
  const table = add(box, "table", null, { class: "tokens" });
  add(table, "caption", view.title);
  const head = add(add(table, "thead"), "tr");
  add(head, "th", view.rowAxis, { scope: "col" });
  view.tokens.forEach((token, x) => {
    const heading = add(head, "th", null, { scope: "col", title: visible(token) + ", position " + view.positions[x] });
    add(heading, "small", view.positions[x]);
    add(heading, "span", visible(token));
  });
  const body = add(table, "tbody");
  const cells = view.cells.map((row, y) => {
    const line = add(body, "tr");
    add(line, "th", labelled(view.rows[y]), { scope: "row" });
    return row.map((cell, x) => add(line, "td", visible(cell[0][0]), { tabindex: x + y === 0 ? 0 : -1 }));
  });
  const at = (event, action) => {
    const cell = event.target.closest("td");
    if (cell) action(cell.cellIndex - 1, cell.parentNode.rowIndex - 1);
    else hide();
  };
  table.addEventListener("mouseover", (event) => at(event, show));
  table.addEventListener("mouseleave", hide);
  table.addEventListener("focusin", (event) => at(event, show));
  table.addEventListener("focusout", hide);
  table.addEventListener("keydown", (event) => at(event, (x, y) => move(event, x, y)));
  const legend = add(section, "p", null, { class: "scale" });
  add(legend, "span", view.valueName);
  add(legend, "span", ends.text(ends.low, ends.digits));
  const bar = add(legend, "i");
  add(legend, "span", ends.text(ends.high, ends.digits));
  const card = add(section, "div", null, { class: "card", role: "tooltip", hidden: "" });

  function show(x, y) {
    const cell = view.cells[y][x];
    card.textContent = "";
    const place = add(card, "p", view.rowAxis + " " + labelled(view.rows[y]) + ", position " + view.positions[x] + " ");
    add(place, "code", visible(view.tokens[x]));
    const list = add(add(card, "table"), "tbody");
    (cell.length > 1 ? cell.slice(1) : cell).forEach(([token, value]) => {
      const line = add(list, "tr");
      add(add(line, "td"), "code", clipped(visible(token), 32));
      add(line, "td", ends.text(value, 4), { class: "number" });
    });
    card.hidden = false;
    const side = cells[y][x].getBoundingClientRect(), size = card.getBoundingClientRect();
    card.style.left = Math.max(8, Math.min(side.left, document.documentElement.clientWidth - size.width - 8)) + "px";
    const below = side.bottom + 6;
    card.style.top = Math.max(8, below + size.height > innerHeight - 8 ? side.top - size.height - 6 : below) + "px";
  }
  function hide() {
    card.hidden = true;
  }
  function move(event, x, y) {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (event.key === "Escape") hide();
    const next = step && (cells[y + step[1]] || [])[x + step[0]];
    if (!next) return;
    event.preventDefault();
    cells[y][x].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
  const paint = () => {
    const stops = ends.diverges ? theme().diverging : theme().attention;
    bar.style.background = "linear-gradient(to right, " + stops.join(", ") + ")";
    view.cells.forEach((row, y) => row.forEach((cell, x) => {
      const value = cell[0][1], rgb = colour(stops, along(value ?? ends.low, ends));
      cells[y][x].style.background = value === null ? "" : "rgb(" + rgb + ")";
      cells[y][x].style.color = value === null ? "" : bright(rgb) ? "#000" : "#fff";
    }));
  };
  /* The arrow keys scroll, too. */
  box.addEventListener("scroll", () => at({ target: table.querySelector("td:focus") || box }, show));
  redraws.push(paint);
  paint();
}

function tokenMatrices(section, views) {
  let view = views[0], query = null, pinned = false;
  if (views.length > 1) {
    const tabs = add(section, "div", null, { class: "tabs", role: "tablist", "aria-label": "Patterns" });
    const buttons = views.map((each, i) => add(tabs, "button", each.title,
      { type: "button", role: "tab", "aria-selected": i === 0 }));
    const select = (i) => {
      buttons.forEach((other, k) => {
        other.setAttribute("aria-selected", k === i);
        other.tabIndex = k === i ? 0 : -1;
      });
      view = views[i];
      plot.draw();
      strip();
    };
    buttons.forEach((button, i) => {
      button.tabIndex = i === 0 ? 0 : -1;
      button.addEventListener("click", () => select(i));
      button.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          const next = (i + step + views.length) % views.length;
          select(next);
          buttons[next].focus();
        }
      });
    });
  }
  const names = () => view.tokens.map((token, i) => ({ value: String(i), name: clipped(visible(token), 12) }));
  const left = () => labelWidth(names().map((token) => token.name), 12) + 40;
  const side = (width) => Math.min(width - left() - 64, 640, Math.max(160, 26 * view.tokens.length));
  const top = () => labelWidth(names().map((token) => token.name), 12) + 36;
  const plot = chart(section, "Attention pattern over " + view.tokens.length + " tokens",
    (width) => top() + side(width) + 8,
    (width) => {
      const look = theme(), tokens = names(), size = side(width) / tokens.length;
      const font = Math.max(9, Math.min(12, size - 1));
      const label = { color: look.ink, fontSize: font, interval: Math.ceil(10 / size) - 1,
        formatter: (i) => tokens[i].name };
      return {
        animation: false,
        grid: { left: left(), top: top(), width: side(width), height: side(width) },
        tooltip: Object.assign(tooltip(), { formatter: (cell) => {
          const [x, y] = cell.value;
          return "query <b>" + escaped(visible(view.tokens[y])) + "</b> <small>" + y + "</small><br>key <b>"
            + escaped(visible(view.tokens[x])) + "</b> <small>" + x + "</small><br>weight <b>"
            + shown(view.values[y][x], 4) + "</b>";
        } }),
        xAxis: axis(tokens, "key", { position: "top", nameGap: top() - 18, axisLabel: Object.assign({ rotate: 90 },
          label), axisLine: { show: true, lineStyle: { color: look.line } } }),
        yAxis: axis(tokens, "query", { inverse: true, nameGap: left() - 22, axisLabel: label,
          axisLine: { show: true, lineStyle: { color: look.line } } }),
        visualMap: Object.assign(scale(0, 1, look.attention, 1), { right: null, top: top(),
          left: left() + side(width) + 16 }),
        series: [{ type: "heatmap", progressive: 0,
          data: view.values.flatMap((row, y) => row.map((value, x) => [x, y, value === null ? "-" : value])),
          itemStyle: { borderColor: look.line, borderWidth: size >= 12 ? .5 : 0 },
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } } }],
      };
    });
  const hint = add(section, "p", null, { class: "hint" });
  const line = add(section, "div", null, { class: "strip", role: "group", "aria-label": "Tokens" });
  const paint = () => {
    const stops = theme().attention;
    hint.textContent = query === null ? "Point at a token to see what it attends to; click to keep it." : "";
    if (query !== null) {
      hint.append("Attention from ");
      add(hint, "code", visible(view.tokens[query]));
      hint.append(" (position " + query + ")" + (pinned ? ", kept: click it again to let go." : "."));
    }
    line.querySelectorAll("button").forEach((button, key) => {
      const rgb = colour(stops, query === null ? 0 : view.values[query][key] || 0);
      button.style.background = query === null ? "" : "rgb(" + rgb + ")";
      button.style.color = query === null ? "" : bright(rgb) ? "#000" : "#fff";
      button.setAttribute("aria-pressed", key === query);
      button.title = query === null ? "" : shown(view.values[query][key], 4);
    });
  };
  function strip() {
    line.textContent = "";
    if (query >= view.tokens.length) query = null;
    view.tokens.forEach((token, i) => {
      const button = add(line, "button", visible(token), { type: "button" });
      const look = () => { if (!pinned) { query = i; paint(); } };
      button.addEventListener("mouseenter", look);
      button.addEventListener("focus", look);
      button.addEventListener("click", () => {
        pinned = !(pinned && query === i);
        query = i;
        paint();
      });
      if (token.includes("\n")) line.append(document.createElement("wbr"));
    });
    paint();
  }
  line.addEventListener("mouseleave", () => { if (!pinned) { query = null; paint(); } });
  plot.on("mouseover", (cell) => { if (!pinned) { query = cell.value[1]; paint(); } });
  redraws.push(paint);
  strip();
}

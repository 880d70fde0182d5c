function heatMap(section, view) {
  const rows = view.rows.map((name) => clipped(name, 24));
  const columns = view.columns.map((name) => clipped(name, 24));
  const low = view.low ?? 0, high = view.high ?? 1;
  const digits = high - low >= 100 ? 0 : high - low >= 10 ? 1 : high - low >= .1 ? 2 : 4;
  const cells = view.values.flatMap((row, y) => row.map((value, x) => [x, y, value === null ? "-" : value]));
  const left = labelWidth(rows, 12) + 44, right = 72, top = 48, most = 76;
  const cellWidth = (width) => Math.min(most, (width - left - right) / columns.length);
  const cellHeight = (width) => Math.max(rows.length > 24 ? 14 : 24, Math.min(44, cellWidth(width)));
  const numbered = (width) => cellWidth(width) >= 12 + 7 * high.toFixed(digits).length;
  chart(section, view.title + ": heat map, " + view.rowAxis + " by " + view.columnAxis,
    (width) => Math.max(160, top + 8 + cellHeight(width) * rows.length),
    (width) => {
      const look = theme();
      return {
        animation: false,
        grid: { left, top, height: cellHeight(width) * rows.length, width: cellWidth(width) * columns.length },
        tooltip: Object.assign(tooltip(), { formatter: (cell) => {
          const [x, y] = cell.value;
          return escaped(view.rowAxis + " " + view.rows[y] + " " + view.columnAxis + " " + view.columns[x] + ": ")
            + "<b>" + shown(view.values[y][x], 4) + "</b>";
        } }),
        xAxis: axis(columns, view.columnAxis, { position: "top", nameGap: 26,
          axisLabel: { color: look.ink, fontSize: 12, hideOverlap: true } }),
        yAxis: axis(rows, view.rowAxis, { inverse: true, nameGap: labelWidth(rows, 12) + 20,
          axisLabel: { color: look.ink, fontSize: 12 } }),
        visualMap: Object.assign(scale(low, high, VIRIDIS, digits),
          { right: null, left: left + cellWidth(width) * columns.length + 16, top, itemHeight: Math.min(110,
            cellHeight(width) * rows.length - 50) }),
        series: [{
          type: "heatmap",
          data: cells.map((cell) => ({ value: cell, label: { color: bright(colour(VIRIDIS,
            (cell[2] - low) / (high - low || 1))) ? "#000" : "#fff" } })),
          label: { show: numbered(width), fontSize: 12,
            formatter: (cell) => cell.value[2] === "-" ? "" : cell.value[2].toFixed(digits) },
          itemStyle: { borderColor: look.paper, borderWidth: rows.length * columns.length > 2500 ? 0 : 1 },
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
        }],
      };
    });
  const details = add(section, "details");
  add(details, "summary", "Numbers");
  dataTable(details, view.title, [view.rowAxis + " \\ " + view.columnAxis].concat(view.columns),
    view.values.map((row, y) => [view.rows[y]].concat(row.map((value) => shown(value, 4)))), true);
}

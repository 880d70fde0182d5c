function heatMap(section, view) {
  const rows = view.rows.map((name) => clipped(labelled(name), 24));
  const columns = view.columns.map((name) => clipped(labelled(name), 16));
  const ends = range(view), digits = ends.digits;
  const cells = view.values.flatMap((row, y) => row.map((value, x) => [x, y, value === null ? "-" : value]));
  const left = labelWidth(rows, 12) + 44, right = 72, most = 76;
  const cellWidth = (width) => Math.min(most, (width - left - right) / columns.length);
  const cellHeight = (width) => Math.max(rows.length > 24 ? 14 : 24, Math.min(44, cellWidth(width)));
  const numbered = (width) => cellWidth(width) >= 12
    + 7 * Math.max(ends.text(ends.low, digits).length, ends.text(ends.high, digits).length);
  /* Numbers may be left out between others, words may not: they stand upright where they have no room. */
  const words = !columns.every((name) => /^\d+$/.test(name)), columnWidth = labelWidth(columns, 12);
  const upright = (width) => words && columnWidth + 8 > cellWidth(width);
  const above = (width) => upright(width) ? columnWidth + 36 : 48;
  chart(section, view.title + ": heat map, " + view.rowAxis + " by " + view.columnAxis,
    (width) => Math.max(160, above(width) + 8 + cellHeight(width) * rows.length),
    (width) => {
      const look = theme(), stops = ends.diverges ? look.diverging : VIRIDIS, top = above(width);
      const names = { color: look.ink, fontSize: 12, formatter: (i) => columns[i] };
      return {
        animation: false,
        grid: { left, top, height: cellHeight(width) * rows.length, width: cellWidth(width) * columns.length },
        tooltip: Object.assign(tooltip(), { formatter: (cell) => {
          const [x, y] = cell.value;
          return escaped(view.rowAxis + " " + labelled(view.rows[y]) + " " + view.columnAxis + " "
            + labelled(view.columns[x]) + ": ") + "<b>" + ends.text(view.values[y][x], 4) + "</b>";
        } }),
        xAxis: axis(columns.map((_, i) => String(i)), view.columnAxis, { position: "top", nameGap: top - 22,
          axisLabel: Object.assign(names, upright(width)
            ? { rotate: 90, interval: Math.ceil(13 / cellWidth(width)) - 1 } : { hideOverlap: true }) }),
        yAxis: axis(rows.map((_, i) => String(i)), view.rowAxis, { inverse: true, nameGap: labelWidth(rows, 12) + 20,
          axisLabel: { color: look.ink, fontSize: 12, formatter: (i) => rows[i] } }),
        visualMap: Object.assign(scale(ends.low, ends.high, stops, digits, ends.text),
          { right: null, left: left + cellWidth(width) * columns.length + 16, top, itemHeight: Math.min(110,
            cellHeight(width) * rows.length - 50) }),
        series: [{
          type: "heatmap",
          data: cells.map((cell) => ({ value: cell, label: {
            color: bright(colour(stops, along(Number(cell[2]) || 0, ends))) ? "#000" : "#fff" } })),
          label: { show: numbered(width), fontSize: 12,
            formatter: (cell) => cell.value[2] === "-" ? "" : ends.text(cell.value[2], digits) },
          itemStyle: { borderColor: look.paper, borderWidth: rows.length * columns.length > 2500 ? 0 : 1 },
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
        }],
      };
    });
  const details = add(section, "details");
  add(details, "summary", "Numbers");
  dataTable(details, view.title, [view.rowAxis + " \\ " + view.columnAxis].concat(view.columns.map(labelled)),
    view.values.map((row, y) => [labelled(view.rows[y])].concat(row.map((value) => ends.text(value, 4)))), true);
}

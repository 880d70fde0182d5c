function curve(section, view) {
  /* A band as its lower end, which is not drawn, and the height above it, which is filled; both have its name. */
  const bandParts = (band, i, look) => {
    const line = view.series.findIndex((each) => each.name === band.series);
    const part = (id, y, extra) => Object.assign({ name: band.name, id: id + i, type: "line", stack: "band" + i,
      stackStrategy: "all", symbol: "none", z: 1, lineStyle: { opacity: 0 }, emphasis: { disabled: true },
      color: look.lines[line % look.lines.length], data: band.x.map((x, k) => [x, y(k)]) }, extra);
    return [part("low", (k) => band.low[k]), part("high", (k) => band.low[k] === null || band.high[k] === null ? null
      : band.high[k] - band.low[k], { areaStyle: { opacity: .22 } })];
  };
  const several = view.series.length + view.bands.length > 1;
  const marks = ["circle", "rect", "triangle", "diamond"];
  const number = (value) => value === null ? "none" : String(value).replace(/-/g, "−");
  chart(section, view.title + ": lines, " + view.yAxis + " over " + view.xAxis,
    (width) => Math.max(260, Math.min(400, width * .5)),
    () => {
      const look = theme();
      const line = (name, extra) => Object.assign({ name, scale: true,
        nameTextStyle: { color: look.soft, fontSize: 13, align: "left" }, axisLabel: { color: look.ink, fontSize: 12,
          margin: 10, hideOverlap: true }, axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false },
        splitLine: { lineStyle: { color: look.line, opacity: .6 } } }, extra);
      return {
        animation: false,
        color: look.lines,
        grid: { left: 4, right: 24, top: several ? 68 : 34, bottom: 34, containLabel: true },
        legend: { show: several, type: "scroll", top: 0, left: 0, padding: 5, itemGap: 18,
          textStyle: { color: look.ink, fontSize: 13 }, pageTextStyle: { color: look.soft },
          pageIconColor: look.ink, pageIconInactiveColor: look.line },
        tooltip: Object.assign(tooltip(), { trigger: "axis", axisPointer: { lineStyle: { color: look.soft } },
          formatter: (points) => escaped(view.xAxis) + " <b>" + number(points[0].value[0]) + "</b>"
            + points.filter((point) => !/^low/.test(point.seriesId)).map((point) => {
              const band = view.bands[Number((/^high(\d+)/.exec(point.seriesId) ?? [])[1])];
              return "<br>" + point.marker + (several ? escaped(point.seriesName) : escaped(view.yAxis)) + " <b>"
                + (band ? number(band.low[point.dataIndex]) + " to " + number(band.high[point.dataIndex])
                  : number(point.value[1])) + "</b>";
            }).join("") }),
        xAxis: line(view.xAxis, { type: view.logarithmic ? "log" : "value", nameLocation: "middle", nameGap: 32,
          nameTextStyle: { color: look.soft, fontSize: 13 }, splitLine: { show: false } }),
        yAxis: line(view.yAxis, { type: "value", nameGap: 14 }),
        series: view.series.map((each, i) => ({ name: each.name, type: "line", id: "line" + i, z: 3,
          color: look.lines[i % look.lines.length],
          lineStyle: { width: 2, type: i < look.lines.length ? "solid" : "dashed" },
          symbol: marks[i % marks.length], symbolSize: 7, showSymbol: each.x.length <= 60,
          data: each.x.map((x, k) => [x, each.y[k]]) }))
          .concat(view.bands.flatMap((band, i) => bandParts(band, i, look))),
      };
    });
  const details = add(section, "details");
  add(details, "summary", "Numbers");
  const columns = view.series.map((each) => [several ? each.name : view.yAxis, each.x, each.y]).concat(
    view.bands.flatMap((band) => [[band.name + " low", band.x, band.low], [band.name + " high", band.x, band.high]]));
  const all = [...new Set(columns.flatMap((column) => column[1]))].sort((a, b) => a - b);
  const values = columns.map((column) => new Map(column[1].map((x, k) => [x, column[2][k]])));
  dataTable(details, view.title, [view.xAxis].concat(columns.map((column) => column[0])),
    all.map((x) => [number(x)].concat(values.map((y) => y.has(x) ? number(y.get(x)) : ""))), true);
}

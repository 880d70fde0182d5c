function curve(section, view) {
  const known = (y) => y !== null;
  /* The places of a band without those where it has a gap, as lists of neighbours. */
  const parts = (band) => band.x.reduce((all, _, k) => {
    if (!known(band.low[k]) || !known(band.high[k])) return all.concat([[]]);
    all[all.length - 1].push(k);
    return all;
  }, [[]]).filter((part) => part.length > 0);
  const color = (look, name) => look.lines[view.series.findIndex((each) => each.name === name) % look.lines.length];
  const shade = (band) => .22 + .18 * view.bands.filter((each) => each.series === band.series).indexOf(band);
  const area = (band, i, look) => ({ name: band.name, id: "band" + i, type: "custom", z: 1, clip: true,
    color: color(look, band.series), encode: { x: 0, y: [1, 2] },
    data: band.x.map((x, k) => [x, band.low[k], band.high[k]]),
    renderItem: (place, api) => place.dataIndexInside > 0 ? null : { type: "group", silent: true,
      children: parts(band).map((part) => ({ type: "polygon",
        shape: { points: part.map((k) => api.coord([band.x[k], band.high[k]]))
          .concat(part.slice().reverse().map((k) => api.coord([band.x[k], band.low[k]]))) },
        style: { fill: color(look, band.series), opacity: .22 } })) } });
  const several = view.series.length + view.bands.length > 1;
  const marks = ["circle", "rect", "triangle", "diamond"];
  const number = (value) => value === null ? "none" : String(value).replace(/-/g, "−");
  chart(section, view.title + ": lines, " + view.yAxis + " over " + view.xAxis,
    (width) => Math.max(260, Math.min(400, width * .5)),
    () => {
      const look = theme();
      const line = (name, extra) => Object.assign({ name, scale: true,
        nameTextStyle: { color: look.soft, fontSize: 13, align: "left" }, axisLabel: { color: look.ink, fontSize: 12,
          margin: 10, hideOverlap: true }, axisLine: { onZero: false,
          lineStyle: { color: look.line } }, axisTick: { show: false },
        splitLine: { lineStyle: { color: look.line, opacity: .6 } } }, extra);
      return {
        animation: false,
        color: look.lines,
        grid: { left: 4, right: 24, top: several ? 68 : 34, bottom: 34, containLabel: true },
        legend: { show: several, type: "scroll", data: view.series.map((each) => each.name).concat(
          view.bands.map((band) => ({ name: band.name, icon: "rect", itemStyle: { opacity: shade(band) } }))),
          top: 0, left: 0, padding: 5, itemGap: 18,
          textStyle: { color: look.ink, fontSize: 13 }, pageTextStyle: { color: look.soft },
          pageIconColor: look.ink, pageIconInactiveColor: look.line },
        tooltip: Object.assign(tooltip(), { trigger: "axis", axisPointer: { lineStyle: { color: look.soft } },
          formatter: (points) => escaped(view.xAxis) + " <b>" + number(points[0].value[0]) + "</b>"
            + points.map((point) => "<br>" + point.marker + (several ? escaped(point.seriesName) : escaped(view.yAxis))
              + " <b>" + point.value.slice(1).map(number).join(" to ") + "</b>").join("") }),
        xAxis: line(view.xAxis, { type: view.logarithmic ? "log" : "value", nameLocation: "middle", nameGap: 32,
          nameTextStyle: { color: look.soft, fontSize: 13 }, splitLine: { show: false } }),
        yAxis: line(view.yAxis, { type: view.logarithmicY ? "log" : "value", nameGap: 14 }),
        series: view.series.map((each, i) => ({ name: each.name, type: "line", id: "line" + i, z: 3,
          color: look.lines[i % look.lines.length],
          lineStyle: { width: 2, type: i < look.lines.length ? "solid" : "dashed" },
          symbol: marks[i % marks.length], symbolSize: 7, showSymbol: each.x.length <= 60,
          data: each.x.map((x, k) => [x, each.y[k]]) }))
          .concat(view.bands.map((band, i) => area(band, i, look))),
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

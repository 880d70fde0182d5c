function curve(section, view) {
  const several = view.series.length > 1;
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
            + points.map((point) => "<br>" + point.marker + (several ? escaped(point.seriesName) : escaped(view.yAxis))
              + " <b>" + number(point.value[1]) + "</b>").join("") }),
        xAxis: line(view.xAxis, { type: view.logarithmic ? "log" : "value", nameLocation: "middle", nameGap: 32,
          nameTextStyle: { color: look.soft, fontSize: 13 }, splitLine: { show: false } }),
        yAxis: line(view.yAxis, { type: "value", nameGap: 14 }),
        series: view.series.map((each, i) => ({ name: each.name, type: "line",
          lineStyle: { width: 2, type: i < look.lines.length ? "solid" : "dashed" },
          symbol: marks[i % marks.length], symbolSize: 7, showSymbol: each.x.length <= 60,
          data: each.x.map((x, k) => [x, each.y[k]]) })),
      };
    });
  const details = add(section, "details");
  add(details, "summary", "Numbers");
  const all = [...new Set(view.series.flatMap((each) => each.x))].sort((a, b) => a - b);
  const values = view.series.map((each) => new Map(each.x.map((x, k) => [x, each.y[k]])));
  dataTable(details, view.title, [view.xAxis].concat(several ? view.series.map((each) => each.name) : [view.yAxis]),
    all.map((x) => [number(x)].concat(values.map((y) => y.has(x) ? number(y.get(x)) : ""))), true);
}

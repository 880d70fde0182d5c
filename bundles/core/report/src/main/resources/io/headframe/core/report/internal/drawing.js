const page = JSON.parse(document.getElementById("data").textContent);
const root = document.getElementById("page");
const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const redraws = [];
let printing = false;

const VIRIDIS = ["#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b",
  "#fde725"];
const ATTENTION = {
  light: ["#ffffff", "#d3e3f5", "#94bfe6", "#4a90cf", "#1f5fae", "#0c2f66"],
  dark: ["#181c21", "#1d3450", "#23558c", "#3b82c9", "#86bdf3", "#eaf4ff"],
};
/* From negative over 0 to positive. */
const DIVERGING = {
  light: ["#1d4f91", "#5b8fc9", "#b4cfe9", "#f7f7f7", "#f3bfb0", "#d8694f", "#9b1c2e"],
  dark: ["#9ccbff", "#3f83cc", "#274a72", "#22272d", "#6e3430", "#c9553f", "#ffb3a0"],
};
/* Told apart by people who see few colours, too: Okabe and Ito, darker on white. */
const LINES = {
  light: ["#0072b2", "#d55e00", "#008c66", "#b0508a", "#8a6d00", "#2a8fc4", "#5c6570"],
  dark: ["#56b4e9", "#ff8c42", "#2fc79a", "#e08fc0", "#e6c229", "#9ad0f5", "#aab4be"],
};
const dark = () => darkScheme.matches && !printing;
const theme = () => dark()
  ? { ink: "#e4e7eb", soft: "#9aa4af", line: "#3a414a", paper: "#14171b", attention: ATTENTION.dark,
    diverging: DIVERGING.dark, lines: LINES.dark }
  : { ink: "#1b1f24", soft: "#5c6570", line: "#d9dde2", paper: "#ffffff", attention: ATTENTION.light,
    diverging: DIVERGING.light, lines: LINES.light };

function add(parent, tag, text, attributes) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  parent.append(element);
  return element;
}

const escaped = (text) => echarts.format.encodeHTML(text);
/* What rounds to 0 has no sign. */
const shown = (value, digits) => value === null ? "none"
  : value.toFixed(digits).replace(/^-(?=[0.]+$)/, "").replace("-", "−");
/* With a plus, too, where numbers lie on both sides of 0. */
const signed = (value, digits) => (value > 0 && Number(shown(value, digits)) > 0 ? "+" : "") + shown(value, digits);
const clipped = (text, length) => {
  const points = Array.from(text);
  return points.length > length ? points.slice(0, length - 1).join("") + "…" : text;
};
/* White space is part of a token, so it gets a sign. */
const visible = (token) => token.replace(/\r\n|\n/g, "⏎").replace(/\r/g, "␍").replace(/\t/g, "⇥")
  .replace(/[ \u00a0]/g, "·").replace(/[\u0000-\u001f\u007f-\u009f]/g, "�") || "∅";

/* A name may be a token: spaces at its ends get a sign. */
const labelled = (name) => name.trim() === "" ? visible(name)
  : name.replace(/^\s+|\s+$|[\u0000-\u001f\u007f-\u009f]/g, (part) => visible(part));

/* The ends of a colour scale and how its numbers are written; 0 is in the middle if there are numbers on both sides. */
function range(view) {
  const low = view.low ?? 0, high = view.high ?? 1;
  const digits = high - low >= 100 ? 0 : high - low >= 10 ? 1 : high - low >= .1 ? 2 : 4;
  const diverges = low < 0 && high > 0, reach = Math.max(-low, high);
  return { low: diverges ? -reach : low, high: diverges ? reach : high, digits, diverges,
    text: diverges ? signed : shown };
}
const along = (value, ends) => (value - ends.low) / (ends.high - ends.low || 1);

/* Interpolates in a list of colours; t from 0 to 1. */
function colour(stops, t) {
  const x = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(x));
  const part = (stop, k) => parseInt(stop.slice(1 + 2 * k, 3 + 2 * k), 16);
  return [0, 1, 2].map((k) => Math.round(part(stops[i], k) + (x - i) * (part(stops[i + 1], k) - part(stops[i], k))));
}
const bright = (rgb) => .299 * rgb[0] + .587 * rgb[1] + .114 * rgb[2] > 140;

function dataTable(parent, caption, columns, rows, rowHeadings) {
  const table = add(add(parent, "div", null, { class: "scroll", tabindex: "0" }), "table", null, { class: "data" });
  add(table, "caption", caption);
  const numeric = columns.map((_, i) => rows.some((row) => /\d/.test(row[i]))
    && rows.every((row) => /^(|none|[-+−]?[\d.,]*\d(e[-+−]\d+)? ?%?)$/.test(row[i])));
  const head = add(add(table, "thead"), "tr");
  columns.forEach((name, i) => add(head, "th", name, { scope: "col", class: numeric[i] ? "number" : "" }));
  const body = add(table, "tbody");
  for (const row of rows) {
    const line = add(body, "tr");
    row.forEach((cell, i) => rowHeadings && i === 0 ? add(line, "th", cell, { scope: "row" })
      : add(line, "td", cell, { class: numeric[i] ? "number" : "" }));
  }
}

/* A chart that redraws itself when its width, the colour scheme or the medium changes. */
function chart(parent, label, height, option) {
  const box = add(parent, "div", null, { class: "chart", role: "img", "aria-label": label });
  let instance = null;
  const draw = () => {
    box.style.height = height(box.clientWidth) + "px";
    instance = instance || echarts.init(box, null, { renderer: "canvas" });
    instance.resize({ silent: true });
    instance.setOption(option(box.clientWidth), true);
  };
  redraws.push(draw);
  draw();
  return { draw, on: (event, action) => instance.on(event, action) };
}

function tooltip() {
  const look = theme();
  return { backgroundColor: look.paper, borderColor: look.line, textStyle: { color: look.ink, fontSize: 13 },
    confine: true, transitionDuration: 0 };
}

function axis(names, name, extra) {
  const look = theme();
  return Object.assign({ type: "category", data: names, name, nameLocation: "middle",
    nameTextStyle: { color: look.soft, fontSize: 13 }, axisLine: { show: false }, axisTick: { show: false },
    splitArea: { show: false } }, extra);
}

function scale(low, high, stops, digits, text = shown) {
  return { type: "continuous", min: low, max: high > low ? high : low + 1, calculable: false, orient: "vertical",
    right: 0, top: "middle", itemHeight: 110, itemWidth: 12, inRange: { color: stops }, precision: digits,
    text: [text(high, digits), text(low, digits)], textStyle: { color: theme().soft } };
}

function labelWidth(names, size) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = size + "px sans-serif";
  return Math.ceil(Math.max(0, ...names.map((name) => pen.measureText(name).width)));
}

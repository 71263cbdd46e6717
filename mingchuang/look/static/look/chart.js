// Draws every chart frame of the page from the table in it. Without this script, or without ECharts, the table stands alone.
const COLOURS = ["--accent", "--amber", "--green", "--seal", "--soft-ink", "--accent-dark", "--strong-line"];
const SIGNS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle"];
const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3], [2, 2], [12, 4], [4, 8]];

const MARK = 28, LINE = 24; // pixels: the mark before a name of the legend, and a line of it

const tokens = getComputedStyle(document.documentElement);
const token = (name) => tokens.getPropertyValue(name).trim();

/** The table as categories and series; an empty cell is a gap. */
function read(frame) {
  const heads = [...frame.querySelectorAll("thead th")].slice(1).map((one) => one.textContent.trim());
  const rows = [...frame.querySelectorAll("tbody tr")];
  const value = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));
  return {
    categories: rows.map((row) => row.querySelector("th").textContent.trim()),
    series: heads.map((name, place) => ({ name, data: rows.map((row) => value(row.querySelectorAll("td")[place])) })),
  };
}

/** What a line or a bar looks like: colour, sign and dash together, so that colour alone never tells two apart. */
function styled(one, place, kind) {
  const shared = { name: one.name, data: one.data, color: token(COLOURS[place % COLOURS.length]) };
  if (kind === "line") {
    const lineStyle = { width: 2, type: DASHES[place % DASHES.length] };
    return { ...shared, type: "line", symbol: SIGNS[place % SIGNS.length], symbolSize: 8, lineStyle, connectNulls: false };
  }
  return { ...shared, type: "bar", barMaxWidth: 48, stack: kind === "stack" ? "all" : undefined };
}

/** What a listener hears in place of the picture: the title, then every series with its numbers and gaps as the table has them. */
function spoken(frame, title, { categories, series }) {
  const rows = [...frame.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
  const told = series.map((one, place) => `${one.name}: ${rows.map((row, at) => `${categories[at]} ${row[place].textContent.trim()}`).join(", ")}`);
  return `${title}. ${told.join("; ")}.`;
}

/** How many lines the legend takes in a plate: it wraps, and the picture below begins where it ends. */
function lines(names, room, text) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${text.fontSize}px ${text.fontFamily}`;
  let count = 1, used = 0;
  for (const name of names) {
    const wide = MARK + 5 + pen.measureText(name).width + 10;
    if (used && used + wide > room) [count, used] = [count + 1, 0];
    used += wide;
  }
  return count;
}

function options(frame, room) {
  const { categories, series } = read(frame);
  const title = frame.querySelector(".chart-title").firstChild.textContent.trim();
  const kind = frame.dataset.chart;
  const text = { color: token("--ink"), fontFamily: tokens.getPropertyValue("--sans"), fontSize: 14 };
  const names = series.map((one) => one.name);
  const line = { lineStyle: { color: token("--strong-line") } };
  return {
    animation: false,
    textStyle: text,
    // Its own description counts from 0 and reads a gap as NaN.
    aria: { enabled: true, label: { description: spoken(frame, title, { categories, series }) }, decal: { show: kind !== "line" && series.length > 1 } },
    // Its own markup would carry style attributes, which the page's policy refuses: the box is painted like the rest.
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, order: kind === "stack" ? "seriesDesc" : "seriesAsc", textStyle: text, backgroundColor: token("--paper"), borderColor: token("--strong-line") },
    legend: { type: "plain", top: 8, left: 8, right: 8, itemWidth: MARK, textStyle: text, data: names },
    grid: { top: 32 + LINE * lines(names, room - 24, text), left: 12, right: 20, bottom: 12, containLabel: true },
    xAxis: { type: "category", data: categories, axisLine: line, axisLabel: { ...text, hideOverlap: true } },
    yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token("--line") } } },
    series: series.map((one, place) => styled(one, place, kind)),
  };
}

function draw(frame) {
  const plate = frame.querySelector(".chart-plate");
  plate.hidden = false;
  frame.classList.add("chart-drawn");
  const locale = document.documentElement.lang.startsWith("en") ? "EN" : "ZH";
  const drawn = window.echarts.init(plate, null, { renderer: "canvas", locale });
  const paint = () => drawn.setOption(options(frame, plate.clientWidth), true);
  paint();
  new ResizeObserver(() => (drawn.resize(), paint())).observe(plate);
  // A canvas has no style sheet: another scheme, or another size of type, is painted anew.
  new MutationObserver(paint).observe(document.documentElement, { attributes: true });
  for (const asked of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) window.matchMedia(asked).addEventListener("change", paint);
}

if (window.echarts) for (const frame of document.querySelectorAll("figure[data-chart]")) draw(frame);

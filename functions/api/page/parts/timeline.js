// How many a day, week, month or year, as bars.

import { html, useMemo } from "../vendor/preact.js";
import { day } from "../core/words.js";

const DAY = 86400000;
const UNITS = [
  { name: "day", start: (at) => at.toISOString().slice(0, 10), days: 1 },
  { name: "month", start: (at) => `${at.toISOString().slice(0, 7)}-01`, days: 31 },
  { name: "year", start: (at) => `${at.toISOString().slice(0, 4)}-01-01`, days: 366 },
];
const MOST_BARS = 62;

/**
 * Show rows over time: `rows` are `{at, key}` with `at` a day or an instant.
 * Choosing a bar calls `choose(keys)` with the keys of its rows.
 */
export function Timeline({ rows, choose, label }) {
  const bars = useMemo(() => gathered(rows), [rows]);
  if (!bars.length) return html`<p class="status">Nothing here has a date.</p>`;
  const most = Math.max(...bars.map((bar) => bar.keys.length));
  const width = 960 / bars.length;
  const act = (bar) => (event) => {
    if (event.type === "click" || event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(bar.keys);
    }
  };
  const marked = [0, Math.floor(bars.length / 2), bars.length - 1].filter((at, place, all) => all.indexOf(at) === place);
  return html`<div class="timeline"><svg viewBox="0 0 960 200" preserveAspectRatio="none" role="group" aria-label=${label}>
    ${bars.map((bar, at) => {
      const height = (190 * bar.keys.length) / most;
      const name = `${bar.label}: ${bar.keys.length}`;
      return html`<g class="bar" role="button" tabindex=${bar.keys.length ? 0 : -1} aria-label=${name} onClick=${act(bar)} onKeyDown=${act(bar)}>
        <title>${name}</title>
        <rect class="ground" x=${at * width} y="0" width=${width} height="200" />
        <rect x=${at * width + width / 8} y=${200 - height} width=${(width * 3) / 4} height=${height} />
      </g>`;
    })}</svg>
    <p class="scale" aria-hidden="true">${marked.map((at) => html`<span>${bars[at].label}</span>`)}</p></div>`;
}

function gathered(rows) {
  const dated = rows.map((row) => ({ ...row, time: new Date(row.at) })).filter((row) => row.at && !Number.isNaN(row.time.getTime()));
  if (!dated.length) return [];
  const times = dated.map((row) => row.time.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const unit = UNITS.find((one) => (last - first) / (one.days * DAY) < MOST_BARS) || UNITS[2];
  const bars = new Map();
  for (let at = first; at <= last + DAY; at += Math.max(1, unit.days - 3) * DAY) {
    const start = unit.start(new Date(Math.min(at, last)));
    if (!bars.has(start)) bars.set(start, { keys: [], label: labelOf(start, unit.name) });
  }
  for (const row of dated) {
    const start = unit.start(row.time);
    if (!bars.has(start)) bars.set(start, { keys: [], label: labelOf(start, unit.name) });
    bars.get(start).keys.push(row.key);
  }
  return [...bars.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, bar]) => bar);
}

function labelOf(start, unit) {
  if (unit === "year") return start.slice(0, 4);
  return unit === "day" ? day(start) : new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(start));
}

// A world map with points, clustered by what is too near to be told apart.

import { html, useEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { FILES } from "../core/page.js";

const WIDTH = 960;
const HEIGHT = 480;
const NEAR = 26; // pixels within which points are one cluster
const MOST = 40; // times enlarged

let world = null;

/**
 * Show points on the world: `points` are `{longitude, latitude, label, key}`.
 * Choosing a point calls `choose(keys)`; a cluster is enlarged first, until its points stand apart.
 */
export function WorldMap({ points, choose, label }) {
  const [land, setLand] = useState(world);
  const [view, setView] = useState({ scale: 1, x: 0, y: 0 });
  const drag = useRef(null);
  const size = matchMedia("(max-width: 760px)").matches ? 2 : 1; // a narrow screen shows the map smaller
  useEffect(() => {
    if (!world) loadWorld().then(setLand);
  }, []);
  const projection = useMemo(() => d3.geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" }), []);
  const shapes = useMemo(() => {
    if (!land) return null;
    const path = d3.geoPath(projection);
    return { land: path(land.land), borders: path(land.borders), sphere: path({ type: "Sphere" }), grid: path(d3.geoGraticule10()) };
  }, [land]);
  const places = useMemo(() => placed(points, projection), [points]);
  const clusters = useMemo(() => clustered(places, view), [places, view]);
  const zoom = (factor, at = [WIDTH / 2, HEIGHT / 2]) => setView((was) => enlarged(was, factor, at));
  const open = (cluster) => {
    const apart = cluster.members.some((member) => member.x !== cluster.members[0].x || member.y !== cluster.members[0].y);
    if (apart && view.scale < MOST) setView(around(cluster, view));
    else choose(cluster.members.map((member) => member.key));
  };
  const point = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
  };
  const move = (event) => {
    if (!drag.current) return;
    const [x, y] = point(event);
    const [fromX, fromY, was] = drag.current;
    setView(bounded({ ...was, x: was.x + x - fromX, y: was.y + y - fromY }));
  };
  return html`<div class="map">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label=${label}
      onWheel=${(event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.25 : 0.8, point(event)); }}
      onPointerDown=${(event) => { drag.current = [...point(event), view]; }}
      onPointerMove=${move} onPointerUp=${() => { drag.current = null; }} onPointerLeave=${() => { drag.current = null; }}>
      <g transform="translate(${view.x} ${view.y}) scale(${view.scale})">
        ${shapes && html`<path class="sea" d=${shapes.sphere} /><path class="grid" d=${shapes.grid} />
          <path class="land" d=${shapes.land} /><path class="borders" d=${shapes.borders} />`}
      </g>
      ${clusters.map((cluster) => html`<${Dot} key=${cluster.key} cluster=${cluster} open=${open} size=${size} />`)}
    </svg>
    <div class="zoom">
      <button aria-label="Enlarge the map" onClick=${() => zoom(1.6)}>+</button>
      <button aria-label="Reduce the map" onClick=${() => zoom(1 / 1.6)}>−</button>
      <button aria-label="Show the whole world" onClick=${() => setView({ scale: 1, x: 0, y: 0 })}>⤢</button>
    </div>
  </div>`;
}

function Dot({ cluster, open, size }) {
  const count = cluster.members.length;
  const name = count === 1 ? cluster.members[0].label : `${count} here: ${cluster.members[0].label} and others`;
  const act = (event) => {
    if (event.type === "click" || event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(cluster);
    }
  };
  return html`<g class="dot" role="button" tabindex="0" aria-label=${name} onClick=${act} onKeyDown=${act}
    transform="translate(${cluster.x.toFixed(1)} ${cluster.y.toFixed(1)}) scale(${size})">
    <title>${name}</title><circle r=${(count === 1 ? 6 : Math.min(22, 8 + 3 * Math.log2(count))).toFixed(1)} />
    ${count > 1 && html`<text dy="0.35em">${count}</text>`}</g>`;
}

async function loadWorld() {
  const topology = await (await fetch(`${FILES}/vendor/countries-110m.json`)).json();
  world = {
    land: topojson.feature(topology, topology.objects.land),
    borders: topojson.mesh(topology, topology.objects.countries, (a, b) => a !== b),
  };
  return world;
}

function placed(points, projection) {
  return points.flatMap((point) => {
    const at = projection([point.longitude, point.latitude]);
    return at ? [{ ...point, x: at[0], y: at[1] }] : [];
  });
}

/** Gather places by cells of a grid on the screen, which takes time linear in their number. */
function clustered(places, view) {
  const cells = new Map();
  for (const place of places) {
    const x = place.x * view.scale + view.x;
    const y = place.y * view.scale + view.y;
    if (x < -NEAR || y < -NEAR || x > WIDTH + NEAR || y > HEIGHT + NEAR) continue;
    const key = `${Math.floor((place.x * view.scale) / NEAR)},${Math.floor((place.y * view.scale) / NEAR)}`;
    const cell = cells.get(key) || { key, x: 0, y: 0, members: [] };
    cell.x += x;
    cell.y += y;
    cell.members.push(place);
    cells.set(key, cell);
  }
  return [...cells.values()].map((cell) => ({ ...cell, x: cell.x / cell.members.length, y: cell.y / cell.members.length }));
}

function enlarged(view, factor, [x, y]) {
  const scale = Math.max(1, Math.min(MOST, view.scale * factor));
  const by = scale / view.scale;
  return bounded({ scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by });
}

function around(cluster, view) {
  const scale = Math.min(MOST, view.scale * 3);
  const [x, y] = [(cluster.x - view.x) / view.scale, (cluster.y - view.y) / view.scale];
  return bounded({ scale, x: WIDTH / 2 - x * scale, y: HEIGHT / 2 - y * scale });
}

/** Keep the world in the frame. */
function bounded({ scale, x, y }) {
  const within = (value, size) => Math.max(size - size * scale, Math.min(0, value));
  return { scale, x: within(x, WIDTH), y: within(y, HEIGHT) };
}

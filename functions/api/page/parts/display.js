// One list in three views: list, map, timeline; what is chosen on the map or timeline is listed below it.

import { html, useState } from "../vendor/preact.js";
import { go } from "../core/address.js";
import { Failure, Loading, Nothing } from "./status.js";
import { Downloads } from "./downloads.js";
import { Subscribe } from "./subscribe.js";
import { Timeline } from "./timeline.js";
import { WorldMap } from "./map.js";

const VIEWS = ["list", "map", "timeline"];

/**
 * Show rows as the address says.
 *
 * `found` is what `useList` returns; `row` shows one; `point` is its place on the map (or null), `when` its day, `keyOf`
 * its key; `path` the route that downloads ask.
 */
export function Display({ steps, parameters, found, row, point, when, keyOf, path, what }) {
  const [chosen, setChosen] = useState(null);
  const view = VIEWS.includes(parameters.view) ? parameters.view : "list";
  const show = (name) => {
    setChosen(null);
    go(steps, { ...parameters, view: name === "list" ? undefined : name }, { replace: true });
  };
  const { rows, loading, error, more, next, again } = found;
  const shown = chosen && view !== "list" ? rows.filter((one) => chosen.has(keyOf(one))) : rows;
  const choose = (keys) => setChosen(new Set(keys));
  return html`
    <div class="toolbar">
      <div class="tabs" role="group" aria-label="View">
        ${VIEWS.map((name) => html`<button aria-pressed=${name === view} onClick=${() => show(name)}>${name}</button>`)}
      </div>
      <p class="count" role="status">${loading && !rows.length ? "" : `${shown.length}${more ? " or more" : ""} ${what}`}</p>
      <${Downloads} path=${path} parameters=${{ ...parameters, limit: 100 }} />
      <${Subscribe} parameters=${parameters} stories=${what === "stories"} />
    </div>
    ${error && html`<${Failure} error=${error} again=${again} />`}
    ${loading && !rows.length && html`<${Loading} what=${what} />`}
    ${!loading && !error && !rows.length && html`<${Nothing} title=${`No ${what} here`}>
      <p>Loosen a filter, or <a href="#/drop">drop an article</a>.</p><//>`}
    ${rows.length > 0 && view === "map" && html`<${WorldMap} label=${`Map of ${what}`} choose=${choose}
      points=${rows.flatMap((one) => (point(one) ? [{ ...point(one), key: keyOf(one) }] : []))} />
      <p class="note">${rows.filter((one) => !point(one)).length} of ${rows.length} name no place and are not on the map.</p>`}
    ${rows.length > 0 && view === "timeline" && html`<${Timeline} label=${`Timeline of ${what}`} choose=${choose}
      rows=${rows.map((one) => ({ at: when(one), key: keyOf(one) }))} />`}
    ${chosen && view !== "list" && html`<p><button onClick=${() => setChosen(null)}>Show all ${rows.length}</button></p>`}
    <ol class="rows">${(view === "list" || chosen ? shown : shown.slice(0, 20)).map((one) => html`<li key=${keyOf(one)}>${row(one)}</li>`)}</ol>
    ${more && html`<p class="more"><button disabled=${loading} onClick=${next}>${loading ? "Loading …" : "Show more"}</button></p>`}`;
}

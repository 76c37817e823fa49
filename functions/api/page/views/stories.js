// Stories: one happening as several outlets tell it.

import { html } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { countryName } from "../core/countries.js";
import { days, number, range } from "../core/words.js";
import { useList } from "../core/loading.js";
import { Ago } from "../parts/ago.js";
import { Display } from "../parts/display.js";
import { Filters } from "../parts/filters.js";

const FIELDS = ["country", "kind", "entity", "killed_min", "independent_sources_min", "since", "until", "from", "to"];
const TOLLS = ["killed", "wounded", "missing", "detained", "displaced"];

/** Show the stories that the address asks for, newest first. */
export function Stories({ parameters }) {
  const { view, ...filters } = parameters;
  const found = useList("/stories", filters, "stories");
  return html`<h1>Stories</h1>
    <${Filters} steps=${["stories"]} parameters=${parameters} fields=${FIELDS} />
    <${Display} steps=${["stories"]} parameters=${parameters} found=${found} row=${row} point=${point} path="/stories" what="stories"
      when=${(story) => story.earliest || story.updated} keyOf=${(story) => story.id} />`;
}

function point(story) {
  if (story.latitude === null || story.longitude === null) return null;
  return { latitude: story.latitude, longitude: story.longitude, label: story.title || "Untitled story" };
}

function row(story) {
  const sources = story.independent_sources;
  return html`<article class="row">
    <h2><a href=${link(["stories", story.id])} dir="auto">${story.title || "Untitled story"}</a></h2>
    <p class="meta">${story.kind && html`<span class="tag">${story.kind}${story.mode ? `: ${story.mode}` : ""}</span>`}
      ${story.country && html`<a class="tag" href=${link(["stories"], { country: story.country })}>${countryName(story.country)}</a>`}
      ${story.place && html`<span dir="auto">${story.place}</span>`} ${days(story) && html`<span>${days(story)}</span>`}</p>
    ${tolls(story)}
    <p class="meta"><strong>${number(sources)} independent source${sources === 1 ? "" : "s"}</strong>
      <span>${number(story.outlets)} outlet${story.outlets === 1 ? "" : "s"}</span> <span>updated <${Ago} at=${story.updated} /></span></p>
  </article>`;
}

function tolls(story) {
  const known = TOLLS.filter((kind) => story[kind]).map((kind) => [kind, story[kind]]);
  if (!known.length) return null;
  return html`<p class="tolls">${known.map(([kind, toll]) => html`<span class="toll"><b>${toll.best === null ? range({ min: toll.low, max: toll.high }) : number(toll.best)}</b>
    ${" "}${kind}${toll.low !== toll.high ? html` <small>(${number(toll.low)} to ${number(toll.high)}${toll.agreed ? "" : ", sources differ"})</small>` : ""}</span>`)}</p>`;
}

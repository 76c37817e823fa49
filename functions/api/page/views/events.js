// Events of all articles.

import { html } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { days, sentence } from "../core/words.js";
import { useList } from "../core/loading.js";
import { Display } from "../parts/display.js";
import { Filters } from "../parts/filters.js";

const FIELDS = ["country", "type", "actor", "target", "entity", "killed_min", "source", "since", "until"];

/** Show the events that the address asks for. */
export function Events({ parameters }) {
  const { view, ...filters } = parameters;
  const found = useList("/events", filters, "events");
  return html`<h1>Events</h1>
    <${Filters} steps=${["events"]} parameters=${parameters} fields=${FIELDS} />
    <${Display} steps=${["events"]} parameters=${parameters} found=${found} row=${row} point=${point} path="/events" what="events"
      when=${(event) => event.earliest || event.article.published_at} keyOf=${keyOf} />`;
}

const keyOf = (event) => `${event.article.article_id}/${event.id}`;

function point(event) {
  const { place } = event;
  if (!place || place.latitude === null || place.latitude === undefined) return null;
  return { latitude: place.latitude, longitude: place.longitude, label: sentence(event) };
}

function row(event) {
  const { article } = event;
  return html`<article class="row">
    <h2><a href=${link(["articles", article.article_id], { fact: event.id })} dir="auto">${sentence(event)}</a></h2>
    <p class="meta"><span class="tag type-${event.type.toLowerCase()}">${event.type.toLowerCase()}${event.mode ? `: ${event.mode}` : ""}</span>
      ${event.earliest !== event.latest && html`<span>${days(event)}</span>`} <span class="assertion">${event.assertion}</span></p>
    <blockquote dir="auto">${event.evidence}</blockquote>
    <p class="meta"><cite dir="auto">${article.source || "unknown outlet"}</cite> ${article.published_at && html`<span>${days({ earliest: article.published_at.slice(0, 10) })}</span>`}</p>
  </article>`;
}

// The facts of an article, by kind, each with a way to its evidence.

import { html } from "../vendor/preact.js";
import { countryName } from "../core/countries.js";
import { days, list, range, sentence, source } from "../core/words.js";
import { WorldMap } from "./map.js";

const QUESTIONS = ["who", "what", "when", "where", "why", "how"];

/** Show all facts; choosing one calls `point(id, start)`. */
export function Facts({ facts, pointed, point }) {
  const by = Object.fromEntries(facts.entities.map((entity) => [entity.id, entity]));
  const places = Object.fromEntries(facts.places.map((place) => [place.id, place]));
  const one = (fact, start, body) => html`<li key=${fact.id}><button class="fact${fact.id === pointed ? " pointed" : ""}" onClick=${() => point(fact.id, start)} dir="auto">${body}</button></li>`;
  const events = [...facts.events].sort((a, b) => b.salience - a.salience);
  const located = facts.places.filter((place) => place.latitude !== null);
  return html`
    <${Group} title="Summary" count=${facts.summary.sentences.length} open><p dir="auto">${facts.summary.text}</p>
      <dl class="w5h">${QUESTIONS.filter((question) => facts.w5h[question].length).map((question) => html`<dt>${question}</dt>
        <dd dir="auto">${facts.w5h[question][0].text}</dd>`)}</dl><//>
    <${Group} title="Incidents" count=${(facts.incidents || []).length} open><ul>${(facts.incidents || []).map((incident) => html`<li><strong>${incident.kind}${incident.mode ? `: ${incident.mode}` : ""}</strong>
      ${incident.place && places[incident.place] ? ` in ${places[incident.place].name}` : ""} ${days(incident)}
      <ul>${incident.claims.map((claim) => html`<li><button class="fact" onClick=${() => point(claim.quantity, claim.evidence.start)}>${range(claim)} ${claim.of}${claim.scope === "incident" ? "" : ` (${claim.scope})`} ${source(claim)}</button></li>`)}</ul></li>`)}</ul><//>
    <${Group} title="Events" count=${events.length} open><ul>${events.map((event) => one(event, event.trigger.start,
      html`${told(facts, event)} <small>${event.earliest === event.latest ? "" : days(event)} ${event.assertion}</small>`))}</ul><//>
    <${Group} title="Figures" count=${facts.quantities.length} open><ul>${facts.quantities.map((quantity) => one(quantity, quantity.start,
      html`<b>${quantity.text}</b> <small>${quantity.kind}${quantity.of ? ` of ${quantity.of}` : ""} · ${range(quantity)} ${quantity.unit || ""}</small>`))}</ul><//>
    <${Group} title="Quotes" count=${facts.quotes.length} open><ul>${facts.quotes.map((quote) => one(quote, quote.start,
      html`${quote.text} <small>${speaker(quote, by)} · ${quote.kind}</small>`))}</ul><//>
    <${Group} title="Names" count=${facts.entities.length}><ul>${[...facts.entities].sort((a, b) => b.salience - a.salience).map((entity) => one(entity, entity.mentions[0].start,
      html`<b>${entity.name}</b> <small>${entity.type.toLowerCase()}${entity.roles.length ? ` · ${list(entity.roles.map((role) => role.title))}` : ""} · ${entity.mentions.length}×</small>`))}</ul><//>
    <${Group} title="Times" count=${facts.times.length}><ul>${facts.times.map((time) => one(time, time.start,
      html`${time.text} <small>${time.value}</small>`))}</ul><//>
    <${Group} title="Places" count=${facts.places.length}>
      ${located.length > 0 && html`<${WorldMap} label="Map of the places named" choose=${([id]) => point(id, places[id].mentions[0]?.start ?? 0)}
        points=${located.map((place) => ({ ...place, label: place.name, key: place.id }))} />`}
      <ul>${facts.places.map((place) => one(place, place.mentions[0]?.start ?? 0,
        html`${place.name} <small>${place.kind}${place.country ? ` · ${countryName(place.country)}` : ""}</small>`))}</ul><//>`;
}

/** Show one fact in full: what it is, how certain, who says so, and the rule that found it. */
export function Fact({ facts, id }) {
  const by = Object.fromEntries(facts.entities.map((entity) => [entity.id, entity]));
  const places = Object.fromEntries(facts.places.map((place) => [place.id, place]));
  const event = facts.events.find((one) => one.id === id);
  if (event)
    return html`<strong dir="auto">${told(facts, event)}</strong><dl>${rows({ type: [event.type, event.mode].filter(Boolean).join(": "), when: days(event), status: event.assertion, "who says so": source(event), rule: event.rule })}</dl>`;
  const quote = facts.quotes.find((one) => one.id === id);
  if (quote) return html`<strong dir="auto">${quote.text}</strong><dl>${rows({ speaker: speaker(quote, by), kind: quote.kind, cue: quote.cue && quote.cue.text, through: quote.source_text })}</dl>`;
  const quantity = facts.quantities.find((one) => one.id === id);
  if (quantity) return html`<strong dir="auto">${quantity.text}</strong><dl>${rows({ kind: quantity.kind, value: range(quantity), unit: quantity.unit, of: quantity.of, status: quantity.assertion, "who says so": source(quantity) })}</dl>`;
  const time = facts.times.find((one) => one.id === id);
  if (time) return html`<strong dir="auto">${time.text}</strong><dl>${rows({ type: time.type.toLowerCase(), value: time.value, from: time.earliest, to: time.latest })}</dl>`;
  const place = places[id];
  if (place) return html`<strong dir="auto">${place.name}</strong><dl>${rows({ kind: place.kind, region: place.admin1, country: place.country && countryName(place.country), "GeoNames id": place.geonames_id })}</dl>`;
  const entity = by[id];
  if (entity) return html`<strong dir="auto">${entity.name}</strong><dl>${rows({ type: entity.type.toLowerCase(), "also called": entity.aliases.join(", "), role: entity.roles.map((role) => [role.title, role.organization].filter(Boolean).join(", ")).join("; "), country: entity.country && countryName(entity.country) })}</dl>`;
  return html`<p>This fact is not in the article any more.</p>`;
}

const Group = ({ title, count, open, children }) =>
  count ? html`<details open=${open}><summary><h2>${title} <small>${count}</small></h2></summary>${children}</details>` : null;

const rows = (pairs) => Object.entries(pairs).filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`);

const speaker = (quote, by) => (quote.speaker && by[quote.speaker] ? by[quote.speaker].name : quote.speaker_text || "speaker unknown");

/** Return an event of a facts document in words. */
const told = (facts, event) => sentence({ ...event, sentence: (facts.sentences || {})[event.id] });

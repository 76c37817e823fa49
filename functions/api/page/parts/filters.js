// The filters of a list, which live in its address.

import { html } from "../vendor/preact.js";
import { go } from "../core/address.js";
import { countries } from "../core/countries.js";

export const TYPES = [
  "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
  "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DISASTER", "ACCIDENT",
];
export const KINDS_OF_STORY = ["attack", "crime", "arrest", "coercion", "protest", "disaster", "accident", "other"];

const FIELDS = {
  country: { label: "Country", choices: countries },
  kind: { label: "Kind", choices: () => KINDS_OF_STORY.map((kind) => [kind, kind]) },
  type: { label: "Event", choices: () => TYPES.map((type) => [type, type.toLowerCase()]) },
  entity: { label: "Name", type: "search", hint: "such as Hezbollah" },
  actor: { label: "Who did it", type: "search" },
  target: { label: "To whom", type: "search" },
  source: { label: "Outlet", type: "search" },
  killed_min: { label: "Killed at least", type: "number" },
  independent_sources_min: { label: "Independent sources at least", type: "number" },
  since: { label: "Published since", type: "date" },
  until: { label: "Published until", type: "date" },
  from: { label: "Happened from", type: "date" },
  to: { label: "Happened to", type: "date" },
};

/** Show the filters named in `fields`; a change goes into the address. */
export function Filters({ steps, parameters, fields }) {
  const change = (name) => (event) => go(steps, { ...parameters, [name]: event.currentTarget.value.trim() }, { replace: true });
  const used = fields.filter((name) => parameters[name]);
  const wide = matchMedia("(min-width: 761px)").matches;
  return html`<details class="filters" open=${wide}><summary>Filters${used.length ? ` (${used.length} set)` : ""}</summary>
    <form class="fields" role="search" aria-label="Filters" onSubmit=${(event) => event.preventDefault()}>
      ${fields.map((name) => html`<${Field} key=${name} name=${name} value=${parameters[name] || ""} change=${change(name)} />`)}
      ${used.length > 0 && html`<button type="button" onClick=${() => go(steps, { view: parameters.view })}>Clear filters</button>`}
    </form></details>`;
}

function Field({ name, value, change }) {
  const { label, type, choices, hint } = FIELDS[name];
  const id = `filter-${name}`;
  if (choices)
    return html`<label for=${id}>${label}<select id=${id} value=${value} onChange=${change}>
      <option value="">any</option>
      ${choices().map(([code, text]) => html`<option value=${code} selected=${code === value}>${text}</option>`)}</select></label>`;
  return html`<label for=${id}>${label}<input id=${id} type=${type} min=${type === "number" ? 0 : undefined} value=${value}
    placeholder=${hint || ""} onChange=${change} /></label>`;
}

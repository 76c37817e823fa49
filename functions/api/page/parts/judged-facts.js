// What users said of the facts of one article, and a way to say so.

import { html } from "../vendor/preact.js";
import { Judge, Verdict } from "./judge.js";

const LISTS = {
  events: ["event", ["type", "mode", "assertion", "earliest", "latest", "place", "actors", "targets", "attribution"]],
  quotes: ["quote", ["speaker", "kind"]],
  quantities: ["figure", ["value", "min", "max", "kind", "of", "unit", "attribution"]],
  times: ["time", ["value", "earliest", "latest"]],
  places: ["place", ["name", "kind", "country", "latitude", "longitude"]],
  entities: ["name", ["name", "type", "country"]],
};

/** Show the verdicts that the reader may give on a fact. */
export function FactJudge({ facts, id, done }) {
  const list = Object.keys(LISTS).find((name) => facts[name].some((one) => one.id === id));
  if (!list) return null;
  const [kind, slots] = LISTS[list];
  const others = list === "entities" ? facts.entities.filter((one) => one.id !== id).map((one) => one.name) : null;
  const mark = (facts.judgements || []).find((one) => one.fact === id);
  return html`<${Judge} article=${facts.article} fact=${id} kind=${kind} slots=${slots}
    others=${others} state=${mark && mark.state} done=${done} />`;
}

/** Show the facts that users rejected, each with a way back. */
export function Rejected({ facts, done }) {
  // A claim is rejected with its figures: it is the claim that is taken back.
  const said = (facts.judgements || []).filter((mark) => mark.state === "rejected" && mark.fact);
  const figure = (mark) => JSON.stringify([mark.type, mark.min, mark.max]);
  const claims = new Set(said.filter((mark) => mark.fact.startsWith("c")).map(figure));
  const gone = said.filter((mark) => !(mark.fact.startsWith("n") && claims.has(figure(mark))));
  if (!gone.length) return null;
  const { article_id, revision } = facts.article;
  return html`<details><summary><h2>Rejected <small>${gone.length}</small></h2></summary><ul>${gone.map((mark) => html`<li>
    ${[mark.type || "fact", mark.min !== null ? mark.min : ""].join(" ")} <small>${mark.fact}</small>
    ${" "}<${Verdict} done=${done} label=${`Take back the rejection of ${mark.fact}`} request=${{ article_id, revision, fact: mark.fact, verdict: "unsure" }}>take back<//></li>`)}</ul></details>`;
}

// One story: what, where, when; its tolls side by side; its outlets and copies; how it changed.

import { html } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { countryName } from "../core/countries.js";
import { days, number, range } from "../core/words.js";
import { useDocument } from "../core/loading.js";
import { Ago } from "../parts/ago.js";
import { Said, useVerdict, Verdict } from "../parts/judge.js";
import { Failure, Loading } from "../parts/status.js";
import { WorldMap } from "../parts/map.js";

/** Show the story with this id. */
export function Story({ id }) {
  const { value: story, error, again } = useDocument(`/stories/${encodeURIComponent(id)}`);
  if (error) return html`<${Failure} error=${error} again=${again} />`;
  if (!story) return html`<${Loading} what="the story" />`;
  if (story.merged_into) return html`<h1>Merged</h1><p>This story goes on in <a href=${link(["stories", story.merged_into])}>another one</a>.</p>`;
  return html`<header class="title"><h1 dir="auto">${story.title || "Untitled story"}</h1>
      <p class="meta">${story.kind && html`<span class="tag">${story.kind}${story.mode ? `: ${story.mode}` : ""}</span>`}
        ${story.place && html`<span dir="auto">${story.place}</span>`} ${story.country && html`<span>${countryName(story.country)}</span>`}
        ${days(story) && html`<span>${days(story)}</span>`} <strong>${number(story.independent_sources)} independent sources</strong>
        <span>${number(story.outlets)} outlets</span> <span>updated <${Ago} at=${story.updated} /></span></p></header>
    ${Object.entries(story.casualties || {}).map(([kind, toll]) => html`<${Toll} kind=${kind} toll=${toll} again=${again} />`)}
    <section aria-labelledby="outlets"><h2 id="outlets">Articles</h2><${Articles} story=${story.id} articles=${story.articles} again=${again} />
      <${MergeStory} story=${story.id} again=${again} /></section>
    <section aria-labelledby="history"><h2 id="history">How it grew</h2><${History} story=${story} /></section>
    ${story.latitude !== null && html`<section aria-labelledby="where"><h2 id="where">Where</h2>
      <${WorldMap} label="Map of where it happened" choose=${() => {}}
        points=${[{ latitude: story.latitude, longitude: story.longitude, label: story.place || "here", key: "place" }]} /></section>`}`;
}

function Toll({ kind, toll, again }) {
  const heading = `toll-${kind}`;
  return html`<section aria-labelledby=${heading}><h2 id=${heading}>${number(toll.best ?? toll.low)} ${kind}${" "}
      <small>${toll.low === toll.high ? "" : `${number(toll.low)} to ${number(toll.high)}, `}${toll.agreed ? "sources agree" : "sources differ"}</small></h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${`Claims of ${kind}`}><table>
      <thead><tr><th>Figure</th><th>Who says so</th><th>Through</th><th>As of</th><th>Standing</th><th>Words</th><th>Verdict</th></tr></thead>
      <tbody>${toll.claims.map((claim) => html`<tr class="claim-${claim.relation}">
        <td>${claim.relation === "superseded" ? html`<s>${range(claim)}</s>` : range(claim)}${claim.scope === "incident" ? "" : html` <small>${claim.scope}</small>`}</td>
        <td dir="auto">${claim.attribution || "not said"}</td><td dir="auto">${claim.outlets.join(", ")}</td><td>${days({ earliest: claim.as_of && claim.as_of.slice(0, 10) })}</td>
        <td><span class="tag">${claim.relation}</span></td>
        <td dir="auto"><a href=${link(["articles", claim.article], claim.evidence.in === "text" ? { at: claim.evidence.start } : {})}>${claim.evidence.text}</a></td>
        <td>${claim.judged && html`<span class="tag">${claim.judged}</span> `}<${Verdict} done=${again} label=${`Reject ${range(claim)} ${kind}`}
          request=${{ article_id: claim.article, claim: { of: kind, min: claim.min, max: claim.max }, verdict: "reject" }}>reject<//></td></tr>`)}</tbody>
    </table></div><p class="note">The best figure follows the policy “${toll.policy}”.</p></section>`;
}

function Articles({ story, articles, again }) {
  const originals = articles.filter((article) => !article.copy_of);
  const copies = (id) => articles.filter((article) => article.copy_of === id);
  return html`<ol class="rows">${originals.map((article) => html`<li><article class="row">
    <h3><a href=${link(["articles", article.id])} dir="auto">${article.title || article.id}</a></h3>
    <p class="meta"><cite dir="auto">${article.outlet || "unknown outlet"}</cite> <${Ago} at=${article.published_at} />
      ${article.origin && html`<span>from ${article.origin}</span>`}
      ${articles.length > 1 && html`<${Verdict} done=${again} label=${`Not of this story: ${article.title || article.id}`}
        request=${{ story, article_id: article.id, verdict: "split" }}>not of this story<//>`}</p>
    ${copies(article.id).length > 0 && html`<details><summary>${copies(article.id).length} with the same text</summary><ul>
      ${copies(article.id).map((copy) => html`<li><a href=${link(["articles", copy.id])} dir="auto">${copy.outlet || copy.id}</a> <${Ago} at=${copy.published_at} /></li>`)}</ul></details>`}
  </article></li>`)}</ol>`;
}

function MergeStory({ story, again }) {
  const { send, state } = useVerdict(again);
  const submit = (event) => {
    event.preventDefault();
    const other = new FormData(event.currentTarget).get("story").trim().split("/").pop();
    send({ story, verdict: "merge", value: { story: other } });
  };
  return html`<form class="judge" onSubmit=${submit}><label>The same story as <input name="story" required placeholder="its id or address" /></label>
    <button class="small" disabled=${state.sending}>Merge</button><${Said} state=${state} /></form>`;
}

function History({ story }) {
  const steps = [...story.articles].filter((article) => article.published_at).sort((a, b) => a.published_at.localeCompare(b.published_at));
  return html`<ol class="history">${steps.map((article) => html`<li><${Ago} at=${article.published_at} />
    ${" "}<span dir="auto">${article.outlet || "An outlet"}</span>${article.copy_of ? " repeats it" : " tells it"}${changed(story, article)}</li>`)}</ol>`;
}

function changed(story, article) {
  const said = Object.entries(story.casualties || {}).flatMap(([kind, toll]) =>
    toll.claims.filter((claim) => claim.article === article.id && claim.scope === "incident").map((claim) => `${range(claim)} ${kind}`));
  return said.length ? `: ${said.join(", ")}` : "";
}

// What is best looked at next: the least certain and most consequential of what came last.

import { html } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { useDocument } from "../core/loading.js";
import { Verdict } from "../parts/judge.js";
import { Failure, Loading, Nothing } from "../parts/status.js";

const NAMES = { toll: "disputed toll", event: "doubtful event", merge: "one story or two?" };

/** Show the queue of reviews. */
export function Review() {
  const { value, error, again } = useDocument("/judgements/queue", { limit: 50 });
  return html`<h1>Review</h1>
    <p class="note">The least certain and most consequential first. What you say is kept beside the facts, which stay as they were extracted.</p>
    ${error && html`<${Failure} error=${error} again=${again} />`}
    ${!value && !error && html`<${Loading} what="what to look at" />`}
    ${value && !value.items.length && html`<${Nothing} title="Nothing is in doubt"><p><a href="#/stories">Go to the stories</a></p><//>`}
    ${value && html`<ol class="rows">${value.items.map((item) => html`<li><${Item} item=${item} again=${again} /></li>`)}</ol>`}`;
}

function Item({ item, again }) {
  const target = item.fact ? link(["articles", item.article_id], { fact: item.fact }) : link(["stories", item.story]);
  return html`<article class="row">
    <h2><a href=${target} dir="auto">${item.title || "Untitled"}</a></h2>
    <p class="meta"><span class="tag">${NAMES[item.kind] || item.kind}</span> <span>${item.why}</span></p>
    <blockquote dir="auto">${item.other ? html`<a href=${link(["stories", item.other])}>${item.text || "Untitled story"}</a>` : item.text}</blockquote>
    ${item.fact && html`<${Fact} item=${item} again=${again} />`}
    ${item.other && html`<${Pair} item=${item} again=${again} />`}
  </article>`;
}

const Fact = ({ item, again }) => html`<p>${["accept", "reject", "unsure"].map((verdict) => html`<${Verdict} done=${again} label=${`${verdict}: ${item.text.slice(0, 60)}`}
  request=${{ article_id: item.article_id, fact: item.fact, verdict }}>${verdict}<//> `)}</p>`;

const Pair = ({ item, again }) => html`<p><${Verdict} done=${again} label="They are one story" request=${{ story: item.story, verdict: "merge", value: { story: item.other } }}>one story<//>
  ${" "}<${Verdict} done=${again} label="They are two stories" request=${{ story: item.story, verdict: "split", value: { story: item.other } }}>two stories<//></p>`;

// One article: its text with its facts marked, and its facts with their evidence.

import { html, useEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { useDocument } from "../core/loading.js";
import { KINDS, marksOf, pieces } from "../core/text.js";
import { Ago } from "../parts/ago.js";
import { Changes } from "../parts/changes.js";
import { Downloads } from "../parts/downloads.js";
import { Fact, Facts } from "../parts/facts.js";
import { FactJudge, Rejected } from "../parts/judged-facts.js";
import { MarkedText } from "../parts/marked-text.js";
import { Failure, Loading } from "../parts/status.js";

/** Show the stored article with this id. */
export function Article({ id, parameters }) {
  const path = `/articles/${encodeURIComponent(id)}`;
  const { value: facts, error, again } = useDocument(`${path}/facts`);
  const { value: about } = useDocument(path);
  if (error) return html`<${Failure} error=${error} again=${again} />`;
  if (!facts) return html`<${Loading} what="the article" />`;
  return html`<${Reading} facts=${facts} parameters=${parameters} stored=${path} story=${about && about.story} again=${again} />`;
}

/**
 * Show a facts document; `stored` is the route of the article where it is stored, `story` the id of its story, `again`
 * loads it anew.
 */
export function Reading({ facts, parameters = {}, stored = null, story = null, again = null }) {
  const [shown, setShown] = useState(new Set(["event", "quantity", "quote", "place", "time"]));
  const [pointed, setPointed] = useState(parameters.fact || null);
  const text = useRef(null);
  const marks = useMemo(() => marksOf(facts), [facts]);
  const cut = useMemo(() => pieces(facts.article.text, marks.filter((mark) => shown.has(mark.kind))), [marks, shown]);
  const start = parameters.at === undefined ? startOf(facts, parameters.fact) : Number(parameters.at);
  useEffect(() => scrollTo(text.current, start), [start]);
  const point = (fact, at) => {
    setPointed(fact);
    scrollTo(text.current, at);
    if (stored) history.replaceState(null, "", link(["articles", facts.article.article_id], { fact }));
  };
  const toggle = (kind) => setShown((was) => new Set(was.has(kind) ? [...was].filter((one) => one !== kind) : [...was, kind]));
  const { article } = facts;
  return html`<header class="title"><h1 dir="auto">${article.title || facts.summary.headline || "Untitled article"}</h1>
      <p class="meta"><cite dir="auto">${article.source || "unknown outlet"}</cite> <${Ago} at=${article.published_at} />
        ${article.authors.length > 0 && html`<span dir="auto">by ${article.authors.join(", ")}</span>`}
        ${story && html`<a href=${link(["stories", story])}>the story in all outlets</a>`}
        ${article.url && html`<a href=${safe(article.url)} rel="noreferrer noopener">original</a>`}
        ${facts.warnings.map((warning) => html`<span class="tag warning">${warning.component}: ${warning.message}</span>`)}</p></header>
    ${stored && html`<${Changes} path=${stored} />
      <div class="toolbar"><${Downloads} path=${`${stored}/facts`} parameters=${{}} formats=${[["json", "Facts as JSON"]]} />
        <${Downloads} path=${`${stored}/places`} parameters=${{}} formats=${[["csv", "Places as CSV"], ["geojson", "GeoJSON"]]} /></div>`}
    <div class="reader">
      <section class="words" aria-label="Text">
        <div class="legend" role="group" aria-label="Facts that are marked">
          ${KINDS.map(({ kind, name, letter }) => html`<label class="key kind-${kind}"><input type="checkbox" checked=${shown.has(kind)} onChange=${() => toggle(kind)} />
            <span class="letter" aria-hidden="true">${letter}</span> ${name}</label>`)}
        </div>
        <${MarkedText} pieces=${cut} pointed=${pointed} point=${setPointed} container=${text} />
      </section>
      <aside class="facts" aria-label="Facts">
        ${pointed && html`<div class="pointed" role="status"><${Fact} facts=${facts} id=${pointed} />
          ${stored && html`<${FactJudge} key=${pointed} facts=${facts} id=${pointed} done=${again} />`}</div>`}
        ${stored && html`<${Rejected} facts=${facts} done=${again} />`}
        <${Facts} facts=${facts} pointed=${pointed} point=${point} />
      </aside>
    </div>`;
}

/** Return an address that a link may have: no script. */
const safe = (url) => (/^https?:\/\//i.test(url) ? url : undefined);

function startOf(facts, id) {
  const mark = id && marksOf(facts).find((one) => one.id === id);
  return mark ? mark.start : null;
}

function scrollTo(container, start) {
  if (start === null || Number.isNaN(start) || !container) return;
  const piece = [...container.querySelectorAll("[data-start]")].filter((one) => Number(one.dataset.start) <= start).pop();
  if (!piece) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  piece.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  piece.classList.add("flash");
  setTimeout(() => piece.classList.remove("flash"), 1600);
}

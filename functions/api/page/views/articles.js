// Articles, newest first.

import { html } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { countryName } from "../core/countries.js";
import { useList } from "../core/loading.js";
import { Ago } from "../parts/ago.js";
import { Filters } from "../parts/filters.js";
import { Nothing, Failure, Loading } from "../parts/status.js";

/** Show the articles that the address asks for. */
export function Articles({ parameters }) {
  const found = useList("/articles", parameters, "articles");
  const { rows, loading, error, more, next, again } = found;
  return html`<h1>Articles</h1>
    <${Filters} steps=${["articles"]} parameters=${parameters} fields=${["source", "since", "until"]} />
    ${error && html`<${Failure} error=${error} again=${again} />`}
    ${loading && !rows.length && html`<${Loading} what="articles" />`}
    ${!loading && !error && !rows.length && html`<${Nothing} title="No articles here"><p>Loosen a filter, or <a href="#/drop">drop one</a>.</p><//>`}
    <ol class="rows">${rows.map((one) => html`<li key=${one.article_id}><${Row} article=${one} /></li>`)}</ol>
    ${more && html`<p class="more"><button disabled=${loading} onClick=${next}>${loading ? "Loading …" : "Show more"}</button></p>`}`;
}

function Row({ article }) {
  const title = article.headline || article.title || article.article_id;
  return html`<article class="row">
    <h2><a href=${link(["articles", article.article_id])} dir="auto">${title}</a></h2>
    <p class="meta"><cite dir="auto">${article.source || "unknown outlet"}</cite> <${Ago} at=${article.published_at || article.received_at} />
      ${article.countries.map((code) => html`<a class="tag" href=${link(["events"], { country: code })}>${countryName(code)}</a>`)}
      ${article.event_types.map((type) => html`<span class="tag type-${type.toLowerCase()}">${type.toLowerCase()}</span>`)}</p>
  </article>`;
}

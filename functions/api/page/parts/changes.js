// What the newest revision of an article changed.

import { html } from "../vendor/preact.js";
import { useDocument } from "../core/loading.js";
import { Ago } from "./ago.js";

/** Show the revisions of the article whose route is `path`; nothing where there is only one. */
export function Changes({ path }) {
  const { value } = useDocument(`${path}/revisions`);
  const changed = (value ? value.revisions : []).filter((revision) => revision.changes.length);
  if (!changed.length) return null;
  return html`<details class="changes"><summary>${changed.length === 1 ? "Revised once" : `Revised ${changed.length} times`}</summary>
    <ol>${changed.map((revision) => html`<li><${Ago} at=${revision.at} /><ul>${revision.changes.map(({ fact, before, after }) => html`<li dir="auto">
      ${fact}: ${before ? html`<del>${before}</del>` : "new"} ${after ? html`<ins>${after}</ins>` : "withdrawn"}</li>`)}</ul></li>`)}</ol></details>`;
}

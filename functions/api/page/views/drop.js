// A text or a file -> its facts, shown at once and kept nowhere, or stored like any other article.

import { html, useState } from "../vendor/preact.js";
import { link } from "../core/address.js";
import { post } from "../core/http.js";
import { Reading } from "./article.js";
import { Failure, Loading } from "../parts/status.js";

/** Show the form, and what came of it. */
export function Drop() {
  const [state, setState] = useState({});
  const [over, setOver] = useState(false);
  const send = async (body, type, parameters, keep) => {
    setState({ busy: true });
    try {
      const answer = await post(keep ? "/articles" : "/extract", body, { type, parameters });
      setState(keep ? { stored: answer.article_id } : { facts: answer });
    } catch (error) {
      setState({ error });
    }
  };
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = { title: form.get("title"), published_at: form.get("published_at"), source: form.get("source") };
    const keep = event.submitter && event.submitter.value === "keep";
    const file = form.get("file");
    if (file && file.size) send(file, file.type || typeOf(file.name), said, keep);
    else send(form.get("text"), "text/plain; charset=utf-8", said, keep);
  };
  const dropped = (event) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) send(file, file.type || typeOf(file.name), {}, false);
  };
  return html`<h1>Drop an article</h1>
    <form class="drop${over ? " over" : ""}" onSubmit=${submit} onDrop=${dropped} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)}>
      <label>Text, or drop a file anywhere here<textarea name="text" rows="7" placeholder="Paste a news article in English"></textarea></label>
      <div class="fields">
        <label>File <input type="file" name="file" /></label><label>Title <input name="title" /></label>
        <label>Published on <input type="date" name="published_at" /></label><label>Outlet <input name="source" /></label>
      </div>
      <p><button class="primary" value="read" disabled=${state.busy}>Read it, keep nothing</button>
        <button value="keep" disabled=${state.busy}>Store it</button></p>
    </form>
    ${state.busy && html`<${Loading} what="the facts" />`}
    ${state.error && html`<${Failure} error=${state.error} />`}
    ${state.stored && html`<p role="status">Stored. Its facts are at <a href=${link(["articles", state.stored])}>its page</a> in a few seconds.</p>`}
    ${state.facts && html`<${Reading} facts=${state.facts} />`}`;
}

const TYPES = { html: "text/html", htm: "text/html", md: "text/markdown", json: "application/json", xml: "application/xml", eml: "message/rfc822" };

const typeOf = (name) => TYPES[name.split(".").pop().toLowerCase()] || "application/octet-stream";

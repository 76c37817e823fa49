// Verdicts of whoever reads: accept, reject, edit, unsure on a fact; merge and split of names and of places in stories.

import { html, useState } from "../vendor/preact.js";
import { post } from "../core/http.js";

const SAID = { accepted: "accepted", rejected: "rejected: it is not shown", edited: "edited", disputed: "in dispute between users", merged: "merged", split: "kept apart" };
const SETTLES = 1500;

/** Return a verdict to send, once for each click: `{send, state}`; `done` is called when it has taken effect. */
export function useVerdict(done) {
  const [state, setState] = useState({});
  const send = async (request) => {
    setState({ sending: true });
    try {
      const answer = await post("/judgements", request);
      const said = answer.because || (answer.state ? `Kept: ${SAID[answer.state] || answer.state}.` : "Kept: your verdict is taken back.");
      setState({ done: said });
      setTimeout(done, SETTLES);
    } catch (refusal) {
      setState({ error: refusal.message });
    }
  };
  return { send, state };
}

/** Show what became of a verdict. */
export const Said = ({ state }) => html`<p class="note" role="status">${state.sending ? "Sending …" : state.done || ""}</p>
  ${state.error && html`<p role="alert" class="error">${state.error}</p>`}`;

/** Show the verdicts on one fact of a stored article. `slots` are those that may be edited, `others` the other names. */
export function Judge({ article, fact, kind, slots, others, state: judged, done }) {
  const { send, state } = useVerdict(done);
  const [form, setForm] = useState(null);
  const about = { article_id: article.article_id, revision: article.revision, fact };
  const verdict = (name) => send({ ...about, verdict: name });
  const open = (name) => setForm(form === name ? null : name);
  const submit = (event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    if (form === "edit") send({ ...about, verdict: "edit", value: { [given.get("slot")]: valueOf(given.get("value")) } });
    else send({ ...about, verdict: form, value: { with: given.get("with") } });
  };
  return html`<div class="judge" role="group" aria-label=${`Your verdict on this ${kind}`}>
      <button class="small" onClick=${() => verdict("accept")}>Accept</button>
      <button class="small" onClick=${() => verdict("reject")}>Reject</button>
      <button class="small" aria-expanded=${form === "edit"} onClick=${() => open("edit")}>Edit …</button>
      ${others && html`<button class="small" aria-expanded=${form === "merge"} onClick=${() => open("merge")}>Same as …</button>
        <button class="small" aria-expanded=${form === "split"} onClick=${() => open("split")}>Not the same as …</button>`}
      <button class="small" onClick=${() => verdict("unsure")}>Unsure</button>
      ${judged && html`<span class="tag">${judged}</span>`}
    </div>
    ${form && html`<form class="judge" key=${form} onSubmit=${submit}>
      ${form === "edit"
        ? html`<label>What <select name="slot">${slots.map((slot) => html`<option value=${slot}>${slot}</option>`)}</select></label>
          <label>should be <input name="value" required /></label>`
        : html`<label>Which name <input name="with" required list="names-of-article" /></label>
          <datalist id="names-of-article">${others.map((name) => html`<option value=${name} />`)}</datalist>`}
      <button class="small primary" disabled=${state.sending}>Send</button>
    </form>`}
    <${Said} state=${state} />`;
}

/** Show one button that sends one verdict. */
export function Verdict({ request, label, done, children }) {
  const { send, state } = useVerdict(done);
  return html`<span class="judge"><button class="small" aria-label=${label} onClick=${() => send(request)}>${children}</button>
    ${(state.done || state.error || state.sending) && html`<${Said} state=${state} />`}</span>`;
}

/** Return what a slot is given: a number where it is one, null where it is "none". */
const valueOf = (text) => (text.trim() === "" || text === "none" ? null : Number.isNaN(Number(text)) ? text : Number(text));

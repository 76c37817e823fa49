// "Tell me about this": a subscription with the present filters.

import { html, useRef, useState } from "../vendor/preact.js";
import { post } from "../core/http.js";

const LISTS = { country: "countries", type: "event_types", entity: "entities", source: "sources" };
const NUMBERS = { killed_min: "killed_min", independent_sources_min: "independent_sources_min" };

/** Return the subscription's filter that stands for the filters of a list. */
export function filterOf(parameters, stories) {
  const filter = stories ? { kinds: ["story"] } : {};
  for (const [name, field] of Object.entries(LISTS)) if (parameters[name]) filter[field] = [parameters[name]];
  for (const [name, field] of Object.entries(NUMBERS)) if (parameters[name]) filter[field] = Number(parameters[name]);
  return filter;
}

/** Show a button that opens the form of a subscription. */
export function Subscribe({ parameters, stories }) {
  const dialog = useRef(null);
  const [state, setState] = useState({});
  const filter = filterOf(parameters, stories);
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState({ sending: true });
    try {
      const made = await post("/subscriptions", { protocol: form.get("protocol"), endpoint: form.get("endpoint"), filter });
      setState({ done: made.state === "confirmed" ? "You will be told." : "Nearly done: confirm the message that was sent to you." });
    } catch (refusal) {
      setState({ error: refusal.message });
    }
  };
  return html`<button class="small" onClick=${() => { setState({}); dialog.current.showModal(); }}>Tell me about this</button>
    <dialog ref=${dialog} aria-label="Subscribe">
      <form onSubmit=${submit}>
        <h2>Tell me about this</h2>
        <p>${Object.keys(filter).length ? "Notifications that fit the present filters:" : "All notifications (set filters first for fewer)."}</p>
        <ul>${Object.entries(filter).map(([name, value]) => html`<li>${name.replace(/_/g, " ")}: ${String(value)}</li>`)}</ul>
        <label>By <select name="protocol"><option value="email">e-mail</option><option value="https">HTTPS address</option>
          <option value="sqs">SQS queue</option></select></label>
        <label>To <input name="endpoint" required placeholder="desk@example.com" /></label>
        ${state.error && html`<p role="alert" class="error">${state.error}</p>`}
        ${state.done && html`<p role="status">${state.done}</p>`}
        <p><button class="primary" disabled=${state.sending}>Subscribe</button>
          <button type="button" onClick=${() => dialog.current.close()}>Close</button></p>
      </form>
    </dialog>`;
}

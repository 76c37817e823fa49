// What stands where there is nothing to show yet, or nothing at all.

import { html } from "../vendor/preact.js";
import { login, loginSettings } from "../core/login.js";

/** Show that something is on its way. */
export const Loading = ({ what }) => html`<p class="status" role="status"><span class="spinner" aria-hidden="true"></span> Loading ${what} …</p>`;

/** Show that there is nothing, and what to do about it; it stands below the heading of a view. */
export const Nothing = ({ title, children }) => html`<div class="status"><h2>${title}</h2>${children}</div>`;

/** Show a refusal or a failed connection in words, with a way on. */
export function Failure({ error, again }) {
  const { auth } = loginSettings();
  const refused = error.status === 401 || error.status === 403;
  if (refused && auth === "jwt")
    return html`<div class="status" role="alert"><h2>Log in to read</h2><p>The endpoint shows facts to those it knows.</p>
      <p><button class="primary" onClick=${login}>Log in</button></p></div>`;
  if (refused && auth === "iam")
    return html`<div class="status" role="alert"><h2>This endpoint takes signed requests only</h2>
      <p>A browser cannot sign with AWS credentials. Ask it with <code>factwire query</code>, or deploy with <code>ApiAuth=JWT</code> and
      your issuer, and this page asks you to log in.</p></div>`;
  const lost = error instanceof TypeError;
  return html`<div class="status" role="alert"><h2>${lost ? "The endpoint cannot be reached" : "That did not work"}</h2>
    <p>${lost ? "Check the connection; on this machine, check that make run is still running." : error.message}</p>
    ${again && html`<p><button onClick=${again}>Try again</button></p>`}</div>`;
}


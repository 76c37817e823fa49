// The reader's own login: the authorization-code flow with PKCE (RFC 7636) at the issuer that the deployment names.

const STORE = "factwire.login";
let settings = { auth: "none" };

/** Read how the endpoint asks who calls, and finish a login that is on its way back. */
export async function prepare() {
  settings = await (await fetch("ui/config.json")).json();
  const back = new URLSearchParams(location.search);
  if (settings.auth === "jwt" && back.has("code")) await finish(back);
  return settings;
}

/** Return the settings that `prepare` read: `auth` is none, jwt or iam. */
export const loginSettings = () => settings;

/** Return the access token, or null without a login that still holds. */
export function token() {
  const held = JSON.parse(sessionStorage.getItem(STORE) || "null");
  return held && held.token && held.until > Date.now() ? held.token : null;
}

/** Go to the issuer's login page. */
export async function login() {
  const { authorization_endpoint: page } = await issuer();
  const verifier = random();
  const state = random();
  sessionStorage.setItem(STORE, JSON.stringify({ verifier, state, hash: location.hash }));
  const challenge = encoded(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  const query = new URLSearchParams({
    response_type: "code", client_id: settings.client_id, redirect_uri: here(), scope: settings.scope, state,
    code_challenge: challenge, code_challenge_method: "S256",
  });
  location.assign(`${page}?${query}`);
}

/** Forget the token. */
export function logout() {
  sessionStorage.removeItem(STORE);
  location.reload();
}

async function finish(back) {
  const started = JSON.parse(sessionStorage.getItem(STORE) || "null");
  if (!started || started.state !== back.get("state")) return; // not a login that this page began
  const { token_endpoint: endpoint } = await issuer();
  const answer = await fetch(endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code", client_id: settings.client_id, code: back.get("code"),
      redirect_uri: here(), code_verifier: started.verifier,
    }),
  });
  sessionStorage.removeItem(STORE);
  if (answer.ok) {
    const granted = await answer.json();
    const until = Date.now() + 1000 * (granted.expires_in || 3600);
    sessionStorage.setItem(STORE, JSON.stringify({ token: granted.access_token, until }));
  }
  history.replaceState(null, "", here() + (started.hash || ""));
}

async function issuer() {
  return (await fetch(`${settings.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`)).json();
}

const here = () => location.origin + location.pathname;
const random = () => encoded(crypto.getRandomValues(new Uint8Array(32)));
const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

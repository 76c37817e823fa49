// The address of a view: `#/events?country=LBN&view=map`. A link is a view.

/** Return the path and the parameters of the current address. */
export function readAddress(hash = location.hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?");
  const steps = path.split("/").filter(Boolean).map(decodeURIComponent);
  return { steps: steps.length ? steps : ["stories"], parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** Return the link to a view; parameters without a value are left out. */
export function link(steps, parameters = {}) {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const query = new URLSearchParams(known).toString();
  return `#/${steps.map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

/** Go to a view; with `replace` the history keeps no entry for the one before. */
export function go(steps, parameters = {}, { replace = false } = {}) {
  const target = link(steps, parameters);
  if (replace) {
    history.replaceState(null, "", target);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = target;
  }
}

// What is shown, as a file.

import { html, useState } from "../vendor/preact.js";
import { download } from "../core/http.js";

const FORMATS = [["csv", "CSV"], ["geojson", "GeoJSON"], ["json", "JSON"]];

/** Show a button for each format; the file holds the page that `path` answers for the present filters. */
export function Downloads({ path, parameters, formats = FORMATS }) {
  const [error, setError] = useState("");
  const save = async (format) => {
    setError("");
    try {
      const { view, ...filters } = parameters;
      const url = URL.createObjectURL(await download(path, { ...filters, format: format === "json" ? undefined : format }));
      const anchor = document.createElement("a");
      anchor.href = url;
      anchor.download = `${path.replace(/\W+/g, "-").replace(/^-/, "")}.${format}`;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    } catch (refusal) {
      setError(refusal.message);
    }
  };
  return html`<div class="downloads" role="group" aria-label="Download">
    ${formats.map(([format, name]) => html`<button class="small" onClick=${() => save(format)}>${name}</button>`)}
    ${error && html`<span role="alert">${error}</span>`}</div>`;
}

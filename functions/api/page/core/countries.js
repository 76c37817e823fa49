// Countries by their ISO 3166 alpha-3 codes.

let names = {};

/** Read the names once. */
export async function loadCountries(base) {
  names = await (await fetch(`${base}/countries.json`)).json();
}

/** Return the English name of a country; its code where there is none. */
export const countryName = (code) => names[code] || code;

/** Return `[code, name]` of all countries, by name. */
export const countries = () => Object.entries(names).sort(([, a], [, b]) => a.localeCompare(b));

// Numbers, days and sources in words.

const LIST = new Intl.ListFormat("en");
const NUMBER = new Intl.NumberFormat("en");
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const STEPS = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

/** Return a word with its first letter as a capital. */
export const capital = (words) => (words ? words[0].toUpperCase() + words.slice(1) : words);

/** Return names as one phrase: "the army, rebels and police". */
export const list = (names) => LIST.format(names);

/** Return a number, or a range with an open end, in words: "12", "at least 12", "10 to 15". */
export function range(amount) {
  if (!amount) return "";
  const { min, max } = amount;
  if (min === max || (min === null && max === null)) return number(min ?? amount.value);
  if (max === null) return `at least ${number(min)}`;
  return min === null ? `up to ${number(max)}` : `${number(min)} to ${number(max)}`;
}

/** Return a number with its thousands apart. */
export const number = (value) => (value === null || value === undefined ? "?" : NUMBER.format(value));

/** Return an event of a list in words; one of an older version has none, but its type. */
export const sentence = (event) => event.sentence || capital(event.type.toLowerCase());

/** Return who says so: "according to the army", or an empty string. */
export function source(fact) {
  const speaker = fact.attribution_text || fact.attribution;
  return speaker ? `according to ${speaker.replace(/^The /, "the ")}` : "";
}

/** Return when something happened: a day, or a range of days. */
export function days({ earliest, latest }) {
  if (!earliest && !latest) return "";
  if (!latest || earliest === latest) return day(earliest);
  return earliest ? `${day(earliest)} to ${day(latest)}` : `until ${day(latest)}`;
}

/** Return a day, or a day and its time, as a person reads it. */
export function day(value) {
  if (!value) return "";
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const at = new Date(whole ? `${value}T00:00:00Z` : value);
  if (Number.isNaN(at.getTime())) return value;
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: whole ? "UTC" : undefined }).format(at);
}

/** Return how long ago an instant was: "3 days ago". */
export function ago(value, now = Date.now()) {
  const seconds = (new Date(value).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return "";
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) || ["minute", 60];
  return RELATIVE.format(Math.trunc(seconds / size), unit);
}

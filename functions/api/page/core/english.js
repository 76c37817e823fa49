// Facts as an editor would say them.

const DEEDS = {
  AGREE: ["agreed with", "agreed", "was offered an agreement"],
  CONSULT: ["met", "held talks", "was met"],
  SUPPORT: ["backed", "declared support", "was backed"],
  CONCEDE: ["yielded to", "yielded", "was granted a concession"],
  COOPERATE: ["worked with", "worked together", "was worked with"],
  AID: ["gave aid to", "gave aid", "was given aid"],
  RETREAT: ["pulled back from", "pulled back", "was withdrawn from"],
  REQUEST: ["called on", "made a demand", "was called on"],
  ACCUSE: ["accused", "made an accusation", "was accused"],
  REJECT: ["rejected", "refused", "was rejected"],
  THREATEN: ["threatened", "made a threat", "was threatened"],
  PROTEST: ["protested against", "protested", "faced protests"],
  SANCTION: ["imposed sanctions on", "imposed sanctions", "was sanctioned"],
  MOBILIZE: ["mobilised against", "mobilised", "was mobilised against"],
  COERCE: ["used force on", "used force", "was subdued"],
  ASSAULT: ["attacked", "attacked", "was attacked"],
  DISASTER: ["struck", "struck", "was struck by a disaster"],
  ACCIDENT: ["hit", "had an accident", "was hit by an accident"],
};
const MODES = {
  arrest: ["arrested", "made arrests", "was arrested"],
  kill: ["killed", "killed", "was killed"],
  seize: ["seized", "seized property", "was seized"],
  withdraw: ["withdrew from", "withdrew", "was left"],
  meet: ["met", "met", "was met"],
  allege: ["accused", "made an accusation", "was accused"],
};
const ASSERTIONS = { possible: "possibly", planned: "planned", conditional: "under a condition", negated: "denied" };
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

/** Return a sentence that tells an event; `event` is an event of a list or of a facts document. */
export function sentence(event) {
  const actors = event.actors.map(nameOf);
  const targets = event.targets.map(nameOf);
  const mutual = actors.length > 1 && actors.join() === targets.join();
  const objects = mutual ? [] : targets;
  const deeds = MODES[event.mode] || DEEDS[event.type] || ["acted on", "acted", "was acted on"];
  const suffered = isPlural(objects) ? deeds[2].replace(/^was /, "were ") : deeds[2];
  const deed = !actors.length && objects.length ? suffered : deeds[objects.length ? 0 : 1];
  const subject = list(actors.length ? actors : objects) || "Somebody";
  const object = actors.length && objects.length ? ` ${list(objects)}` : "";
  const where = event.place && event.place.name ? ` in ${event.place.name}` : "";
  const tolls = ["killed", "wounded"].filter((kind) => event[kind]).map((kind) => `${range(event[kind])} ${kind}`);
  const doubt = ASSERTIONS[event.assertion] ? ` (${ASSERTIONS[event.assertion]})` : "";
  return `${capital(subject)} ${deed}${object}${where}${tolls.length ? `, ${tolls.join(", ")}` : ""}${doubt}`;
}

/** Return who says so: "says the army", or an empty string. */
export const source = (fact) => (fact.attribution_text || fact.attribution ? `says ${fact.attribution_text || fact.attribution}` : "");

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

/** Return whether a verb after these names is a plural. */
function isPlural(names) {
  const [name = ""] = names;
  return names.length > 1 || /^(\d|at least|more than|about|some|several|many|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)/i.test(name)
    || /(people|men|women|children|police|[a-z]{3}[^s]s)$/.test(name);
}

const nameOf = (party) => party.name || party.text;

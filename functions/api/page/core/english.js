// Facts as an editor would say them.

const ASSERTIONS = { possible: "possibly", planned: "planned", conditional: "under a condition", negated: "denied" };
const LIST = new Intl.ListFormat("en");
const NUMBER = new Intl.NumberFormat("en");
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const STEPS = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

let wording = {};

/** Read once how events are worded: verbs by type and mode, and the patterns of what is plural and what has a number. */
export async function loadWording(base) {
  const { verbs, plural, number: figure } = await (await fetch(`${base}/wording.json`)).json();
  wording = { verbs, plural: new RegExp(plural, "i"), number: new RegExp(figure, "i") };
}

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

/** Return a sentence that tells an event, as e-mails do; `event` is an event of a list or of a facts document. */
export function sentence(event) {
  const clause = clauseOf(event);
  const name = event.place && event.place.name;
  const where = name && !clause.includes(name) ? ` in ${name}` : "";
  const kinds = isCountedKilling(event) ? ["wounded"] : ["killed", "wounded"];
  const tolls = kinds.filter((kind) => event[kind]).map((kind) => `, ${range(event[kind])} ${kind}`).join("");
  const doubt = ASSERTIONS[event.assertion] ? ` (${ASSERTIONS[event.assertion]})` : "";
  return `${capital(clause)}${where}${tolls}${doubt}`;
}

/** Return who did what to whom; in a meeting or a deal every party is on both sides. */
function clauseOf(event) {
  const actors = event.actors.map(nameOf);
  const mutual = actors.length > 1 && actors.join() === event.targets.map(nameOf).join();
  const targets = mutual ? [] : namedTargets(event);
  const natural = event.type === "DISASTER" || event.type === "ACCIDENT";
  const [transitive, intransitive, passive] = isCountedKilling(event) ? ["killed", "killed", "killed"] : wording.verbs[event.type][event.mode || ""] || wording.verbs[event.type][""];
  if (actors.length && targets.length) return `${list(actors)} ${transitive} ${list(targets)}`;
  if (actors.length && !natural) return `${list(actors)} ${intransitive}`;
  const sufferers = targets.length ? targets : actors;
  if (sufferers.length) return `${list(sufferers)} ${sufferers.length > 1 || wording.plural.test(sufferers[0]) ? "were" : "was"} ${passive}`;
  return natural ? intransitive : event.type.toLowerCase();
}

/** Return the targets without those who are counted ("34 people") where the tolls count them beside another one. */
function namedTargets(event) {
  const targets = event.targets.map(nameOf);
  const named = targets.filter((target) => !wording.number.test(target));
  return named.length && (event.killed || event.wounded) ? named : targets;
}

/** Return whether the target is the number of the dead itself ("at least 17 soldiers"), and nobody else is one. */
function isCountedKilling({ type, targets, killed }) {
  return Boolean(type === "ASSAULT" && killed && targets.length === 1 && wording.number.test(nameOf(targets[0])));
}

/** Return who says so: "says the army", "say officials", or an empty string. */
export function source(fact) {
  const speaker = fact.attribution_text || fact.attribution;
  const several = wording.plural.test(speaker) && !/^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(speaker); // Reuters is one
  return speaker ? `${several ? "say" : "says"} ${speaker}` : "";
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

const nameOf = (party) => party.name || party.text;

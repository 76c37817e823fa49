// An article's text with its facts. Spans count code points; JavaScript's strings count UTF-16 units.

/** The kinds of facts that are marked, in the order in which the upper hides the lower, and the letter each shows. */
export const KINDS = [
  { kind: "event", name: "Events", letter: "E" },
  { kind: "quantity", name: "Figures", letter: "#" },
  { kind: "time", name: "Times", letter: "T" },
  { kind: "place", name: "Places", letter: "P" },
  { kind: "entity", name: "Names", letter: "N" },
  { kind: "quote", name: "Quotes", letter: "Q" },
];

/** Return the marks of a facts document: `{start, end, kind, id}`, spans in code points. */
export function marksOf(facts) {
  const marks = [];
  const add = (kind, id, span) => marks.push({ kind, id, start: span.start, end: span.end });
  for (const quote of facts.quotes) add("quote", quote.id, quote);
  for (const entity of facts.entities) for (const mention of entity.mentions) add("entity", entity.id, mention);
  for (const place of facts.places) for (const mention of place.mentions) add("place", place.id, mention);
  for (const time of facts.times) add("time", time.id, time);
  for (const quantity of facts.quantities) add("quantity", quantity.id, quantity);
  for (const event of facts.events) add("event", event.id, event.trigger);
  return marks;
}

/**
 * Cut a text where marks begin and end: `[{start, text, marks}]`, which put together give the text again.
 * A piece carries every mark that covers it, the shortest first.
 */
export function pieces(text, marks) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const mark of marks) cuts.add(mark.start).add(mark.end);
  const bounds = [...cuts].filter((at) => at <= points.length).sort((a, b) => a - b);
  const opening = [...marks].sort((a, b) => a.start - b.start);
  const found = [];
  let open = [];
  let next = 0;
  for (let at = 0; at + 1 < bounds.length; at += 1) {
    const [start, end] = [bounds[at], bounds[at + 1]];
    while (next < opening.length && opening[next].start <= start) open.push(opening[next++]);
    open = open.filter((mark) => mark.end > start);
    const covering = [...open].sort((a, b) => a.end - a.start - (b.end - b.start));
    found.push({ start, text: points.slice(start, end).join(""), marks: covering });
  }
  return found;
}

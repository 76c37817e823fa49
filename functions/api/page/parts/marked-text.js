// The text of an article in pieces, each marked with the facts that cover it.

import { html } from "../vendor/preact.js";
import { KINDS } from "../core/text.js";

const ORDER = Object.fromEntries(KINDS.map(({ kind }, at) => [kind, at]));
const NAMES = Object.fromEntries(KINDS.map(({ kind, name }) => [kind, name.toLowerCase()]));

/**
 * Show the pieces of a text. Pointing at one, or Enter on it, calls `point` with the id of its uppermost fact; pointing
 * again goes to the fact below it. The arrow keys go from mark to mark.
 */
export function MarkedText({ pieces, pointed, point, container }) {
  const first = pieces.findIndex((piece) => piece.marks.length);
  return html`<div class="text" dir="auto" ref=${container} onKeyDown=${step}>
    ${pieces.map((piece, at) => (piece.marks.length
      ? html`<${Mark} key=${piece.start} piece=${piece} pointed=${pointed} point=${point} entry=${at === first} />`
      : html`<span key=${piece.start} data-start=${piece.start}>${piece.text}</span>`))}
  </div>`;
}

function Mark({ piece, pointed, point, entry }) {
  const marks = [...piece.marks].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const here = marks.findIndex((mark) => mark.id === pointed);
  const next = () => point(marks[(here + 1) % marks.length].id);
  const act = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      next();
    }
  };
  return html`<mark role="button" tabindex=${entry ? 0 : -1} data-start=${piece.start} onClick=${next} onKeyDown=${act}
    class="${kinds.map((kind) => `kind-${kind}`).join(" ")}${here >= 0 ? " pointed" : ""}"
    aria-label=${`${piece.text} (${kinds.map((kind) => NAMES[kind]).join(", ")})`} title=${kinds.map((kind) => NAMES[kind]).join(", ")}>${piece.text}</mark>`;
}

function step(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by || event.target.tagName !== "MARK") return;
  event.preventDefault();
  const marks = [...event.currentTarget.querySelectorAll("mark")];
  const target = marks[marks.indexOf(event.target) + by];
  if (!target) return;
  event.target.tabIndex = -1;
  target.tabIndex = 0;
  target.focus();
}

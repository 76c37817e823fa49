// Times as distances, exact on demand.

import { html } from "../vendor/preact.js";
import { ago, day } from "../core/words.js";

/** Show how long ago an instant was and the day it was; its exact time on pointing at it. */
export const Ago = ({ at }) => (at ? html`<time datetime=${at} title=${at}>${day(at)} <small>(${ago(at)})</small></time>` : null);

// The page: its header, and the view that the address names.

import { html, render, useEffect, useRef, useState } from "./vendor/preact.js";
import { readAddress } from "./core/address.js";
import { loadCountries } from "./core/countries.js";
import { login, loginSettings, logout, prepare, token } from "./core/login.js";
import { FILES } from "./core/page.js";
import { Article } from "./views/article.js";
import { Articles } from "./views/articles.js";
import { Drop } from "./views/drop.js";
import { Events } from "./views/events.js";
import { Review } from "./views/review.js";
import { Stories } from "./views/stories.js";
import { Story } from "./views/story.js";
import { Nothing } from "./parts/status.js";

const LINKS = [["stories", "Stories"], ["events", "Events"], ["articles", "Articles"], ["review", "Review"], ["drop", "Drop"]];
const THEMES = { light: "dark", dark: "light" };

function App() {
  const [address, setAddress] = useState(readAddress());
  const content = useRef(null);
  useEffect(() => {
    const follow = () => setAddress(readAddress());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const place = address.steps.join("/");
  useEffect(() => {
    document.title = `factwire: ${address.steps[0]}`;
    scrollTo(0, 0);
  }, [place]);
  return html`<header class="top">
      <a class="brand" href="#/stories">factwire</a>
      <nav aria-label="Views">${LINKS.map(([step, name]) => html`<a href="#/${step}" aria-current=${address.steps[0] === step ? "page" : undefined}>${name}</a>`)}</nav>
      <${Theme} />
      ${loginSettings().auth === "jwt" && (token() ? html`<button class="small" onClick=${logout}>Log out</button>` : html`<button class="small" onClick=${login}>Log in</button>`)}
    </header>
    <main id="content" tabindex="-1" ref=${content}><${View} ...${address} /></main>
    <footer><a href="docs">API</a> · every fact shows the words that prove it</footer>`;
}

function View({ steps, parameters }) {
  const [name, id] = steps;
  if (name === "stories") return id ? html`<${Story} key=${id} id=${id} />` : html`<${Stories} parameters=${parameters} />`;
  if (name === "events") return html`<${Events} parameters=${parameters} />`;
  if (name === "articles") return id ? html`<${Article} key=${id} id=${id} parameters=${parameters} />` : html`<${Articles} parameters=${parameters} />`;
  if (name === "review") return html`<${Review} />`;
  if (name === "drop") return html`<${Drop} />`;
  return html`<h1>factwire</h1><${Nothing} title="There is no such view"><p><a href="#/stories">Go to the stories</a></p><//>`;
}

function Theme() {
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const [theme, setTheme] = useState(localStorage.getItem("factwire.theme") || preferred);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("factwire.theme", theme);
  }, [theme]);
  return html`<button class="small theme" onClick=${() => setTheme(THEMES[theme])} aria-label=${`Change to the ${THEMES[theme]} theme`}>${theme === "dark" ? "☀" : "☾"}</button>`;
}

await Promise.all([prepare(), loadCountries(FILES)]);
render(html`<${App} />`, document.getElementById("app"));

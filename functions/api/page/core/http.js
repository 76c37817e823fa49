// Requests to the endpoint that serves this page.

import { token } from "./login.js";

/** A refusal of the endpoint: its problem document (RFC 9457), or what stands for it when none came. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The endpoint answered ${status}.`);
    this.status = status;
    this.code = problem.code || null;
  }
}

/** Return the address of a route with its parameters. */
export function address(path, parameters = {}) {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const query = new URLSearchParams(known).toString();
  return `${path.replace(/^\//, "")}${query ? `?${query}` : ""}`;
}

/** Return the JSON answer of a route. Throws `Refusal`, or `TypeError` where the endpoint cannot be reached. */
export async function get(path, parameters, { signal } = {}) {
  return (await send("GET", address(path, parameters), { signal })).json();
}

/** Send a body and return the JSON answer. */
export async function post(path, body, { type = "application/json", parameters } = {}) {
  const data = type === "application/json" && typeof body !== "string" ? JSON.stringify(body) : body;
  return (await send("POST", address(path, parameters), { body: data, type })).json();
}

/** Return the answer of a route as a file to save. */
export async function download(path, parameters) {
  return (await send("GET", address(path, parameters), {})).blob();
}

async function send(method, target, { body, type, signal }) {
  const headers = { accept: "application/json, */*;q=0.5" };
  if (type) headers["content-type"] = type;
  const bearer = token();
  if (bearer) headers.authorization = `Bearer ${bearer}`;
  const answer = await fetch(target, { method, headers, body, signal });
  if (answer.ok) return answer;
  let problem = {};
  try {
    problem = await answer.json();
  } catch {
    problem = {};
  }
  throw new Refusal(answer.status, problem);
}

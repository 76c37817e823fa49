// Lists that come in pages, and single documents.

import { useEffect, useState } from "../vendor/preact.js";
import { get } from "./http.js";

const PAGE = 100;

/** Load a document: `{value, error, again}`, both null while it is on its way. */
export function useDocument(path, parameters) {
  const [state, setState] = useState({ value: null, error: null });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify([path, parameters, turn]);
  useEffect(() => {
    const abort = new AbortController();
    setState({ value: null, error: null });
    get(path, parameters, { signal: abort.signal }).then(
      (value) => setState({ value, error: null }),
      (error) => error.name !== "AbortError" && setState({ value: null, error }),
    );
    return () => abort.abort();
  }, [key]);
  return { ...state, again: () => setTurn(turn + 1) };
}

/** Load a list page by page: `{rows, more, loading, error, next, again}`; `next` loads the page that follows. */
export function useList(path, parameters, name) {
  const [state, setState] = useState({ rows: [], cursor: null, loading: true, error: null });
  const [turn, setTurn] = useState({ page: 0, again: 0 });
  const key = JSON.stringify([path, parameters]);
  useEffect(() => {
    const abort = new AbortController();
    const first = turn.key !== key;
    const cursor = first ? null : state.cursor;
    setState({ rows: first ? [] : state.rows, cursor, loading: true, error: null });
    get(path, { ...parameters, limit: PAGE, cursor }, { signal: abort.signal }).then(
      (answer) =>
        setState((was) => ({ rows: [...(first ? [] : was.rows), ...answer[name]], cursor: answer.next, loading: false, error: null })),
      (error) => error.name !== "AbortError" && setState((was) => ({ ...was, loading: false, error })),
    );
    return () => abort.abort();
  }, [key, turn]);
  return {
    rows: state.rows,
    loading: state.loading,
    error: state.error,
    more: Boolean(state.cursor),
    next: () => setTurn({ key, page: turn.page + 1 }),
    again: () => setTurn({ page: turn.page + 1 }),
  };
}

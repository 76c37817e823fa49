"""What an event of a type is called: `verbs.tsv`."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Verbs(NamedTuple):
    """How an event is told: before its target, without one, after its target, and without any party."""

    transitive: str
    intransitive: str
    passive: str
    impersonal: str


def verbs_of(type: str, mode: str | None, *, trigger: str = "") -> Verbs:
    """Return the verbs of a type and mode, those of the article's own word for it (`trigger`) before others."""
    of_type = _verbs()[type]
    for key in (mode or "", ""):
        for words, verbs in of_type.get(key, {}).items():
            if trigger.lower().startswith(tuple(words.split("|"))):
                return verbs
    raise KeyError(type)


@cache
def _verbs() -> Mapping[str, Mapping[str, Mapping[str, Verbs]]]:
    """Return what is written in `verbs.tsv`, by type, mode and words, those for any word last."""
    text = (files("factwire.domain.wording") / "verbs.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t"))
    impersonal = {row["type"]: row["impersonal"] for row in rows if not row["mode"] and not row["words"]}
    verbs: defaultdict[str, defaultdict[str, dict[str, Verbs]]] = defaultdict(lambda: defaultdict(dict))
    for row in sorted(rows, key=lambda row: not row["words"]):
        verbs[row["type"]][row["mode"]][row["words"]] = Verbs(
            row["transitive"], row["intransitive"], row["passive"], row["impersonal"] or impersonal[row["type"]]
        )
    return verbs

"""Imported before spaCy: keeps its command line out of ours.

`spacy/__init__.py` imports `spacy.cli.info`, and with it typer, weasel, requests and httpx: a fifth of
the time of a cold start. An empty module stands in for it while spaCy is imported; afterwards `spacy.cli`
is imported as usual by whoever asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_COMMANDS: Final = ("spacy.cli", "spacy.cli.info")


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, which spaCy takes from its command line."""
    return import_module("spacy.cli.info").info(*arguments, **options)


@contextmanager
def _without_commands() -> Iterator[None]:
    if any(name in sys.modules for name in ("spacy", *_COMMANDS)):
        yield
        return
    modules = {name: ModuleType(name) for name in _COMMANDS}
    modules["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in _COMMANDS:
            del sys.modules[name]


# What builds the gazetteer reads lexicons without it.
with _without_commands(), suppress(ModuleNotFoundError):
    import spacy  # noqa: F401 - imported here for what the import does not do

"""factwire: structured facts from news articles, each with the exact words that prove it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from factwire.version import __version__

if TYPE_CHECKING:
    from factwire.errors import FactwireError
    from factwire.library import extract, extract_many, read
    from factwire.model import Facts

__all__ = ["Facts", "FactwireError", "__version__", "extract", "extract_many", "read"]

# A library leaves it to its user where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())

_MODULES = {"Facts": "factwire.model", "FactwireError": "factwire.errors"}


def __getattr__(name: str) -> Any:
    """Return a public name (PEP 562), imported on first access: importing the package stays cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES.get(name, "factwire.library")), name)

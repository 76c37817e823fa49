"""The seed articles and what an editor expects of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factwire.model import Article
from factwire.reading import read_article

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Seed:
    """One article with its expected facts."""

    name: str
    article: Article
    expected: dict[str, Any]


def seed_names() -> list[str]:
    """The names of all seeds, without suffix."""
    return sorted(path.stem for path in SEEDS.iterdir() if path.suffix in {".txt", ".json"})


def expectation_path(name: str) -> Path:
    """Where a seed's expected facts are."""
    return SEEDS / "expected" / f"{name}.json"


def load_seed(name: str) -> Seed:
    """Read one seed as a user's file is read; a text's metadata stands in its expectation."""
    [path] = [path for path in SEEDS.glob(f"{name}.*") if path.is_file()]
    expected = json.loads(expectation_path(name).read_text(encoding="utf-8"))
    article = read_article(
        path.read_bytes(), content_type=None, metadata=expected.get("metadata", {}), location=f"seeds/{path.name}"
    )
    return Seed(name=name, article=article, expected=expected)

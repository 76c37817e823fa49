"""Who may revise an article: anybody who may drop a file, or whoever drops below the same folder.

With ownership by prefix an article belongs to the folder `incoming/NAME/` that it came in by: its id is one of that
folder, so that a file from another folder, whatever address it claims, is another article.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class OwnershipRule(StrEnum):
    """`open`: one address is one article, from wherever it comes; `prefix`: one article for each folder."""

    OPEN = "open"
    PREFIX = "prefix"


@dataclass(frozen=True)
class Ownership:
    """The rule, and the prefix below which the folders are."""

    rule: OwnershipRule
    incoming_prefix: str

    def article_id(self, article_id: str, *, key: str) -> str:
        """Return the id that an article has when it comes in under a key of the bucket.

        Args:
            article_id: the id that its address, GUID or place gives it.
            key: of the object that it came in, or of the archive that it is a member of.
        """
        if self.rule is OwnershipRule.OPEN:
            return article_id
        owned = f"{self._owner(key)}/{article_id}"
        return hashlib.sha256(owned.encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def _owner(self, key: str) -> str:
        """Return the folder below the prefix; "" for what lies beside the folders."""
        folder, slash, _ = key.removeprefix(self.incoming_prefix).partition("/")
        return folder if slash else ""

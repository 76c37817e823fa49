"""Named errors: each carries a stable `code`, whether a retry can help, and what the user can do."""

from __future__ import annotations

from typing import ClassVar


class FactwireError(Exception):
    """Base of every error that factwire raises on purpose.

    `code` is stable and public. `retryable` tells a passing fault (retried by the queue) from a
    permanent one (recorded as a rejected article). Messages never hold article text.
    """

    code: ClassVar[str] = "internal"
    retryable: ClassVar[bool] = False


class EmptyArticle(FactwireError):
    """The input has no text."""

    code = "empty"


class UnsupportedType(FactwireError):
    """No reader knows this content type or content."""

    code = "unsupported_type"


class TooLarge(FactwireError):
    """The input is over the size limit."""

    code = "too_large"


class Undecodable(FactwireError):
    """The bytes are not text in any encoding we can tell."""

    code = "undecodable"


class InvalidDocument(FactwireError):
    """The input claims a format that it does not keep: invalid JSON, wrong fields, a broken file."""

    code = "invalid_document"


class UnsupportedLanguage(FactwireError):
    """The article is not in English; `language` is what was detected (ISO 639-1)."""

    code = "unsupported_language"

    def __init__(self, message: str, *, language: str) -> None:
        super().__init__(message)
        self.language = language


class Withheld(FactwireError):
    """The sender asks that the item is not used, or not yet: withheld, or under embargo."""

    code = "withheld"


class Canceled(FactwireError):
    """The sender has withdrawn the item."""

    code = "canceled"


class InvalidRequest(FactwireError):
    """A request to the HTTP endpoint or command names something that does not exist or does not fit."""

    code = "invalid_request"


class NotFound(FactwireError):
    """No such article."""

    code = "not_found"


class Conflict(FactwireError):
    """The request does not go with what is there already."""

    code = "conflict"


class StorageUnavailable(FactwireError):
    """A store, queue or topic did not answer or asked us to slow down."""

    code = "storage_unavailable"
    retryable = True

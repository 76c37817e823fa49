"""Named errors: each has a stable code, says whether a retry can help, and tells the user what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class ErrorCode(StrEnum):
    """The public codes: of problem documents, of rejected articles, of failed lines of a batch."""

    INTERNAL = "internal"
    EMPTY = "empty"
    UNSUPPORTED_TYPE = "unsupported_type"
    TOO_LARGE = "too_large"
    UNDECODABLE = "undecodable"
    INVALID_DOCUMENT = "invalid_document"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    WITHHELD = "withheld"
    CANCELED = "canceled"
    INVALID_REQUEST = "invalid_request"
    UNKNOWN_PARAMETER = "unknown_parameter"
    NOT_FOUND = "not_found"
    UNKNOWN_NAME = "unknown_name"
    CONFLICT = "conflict"
    FORBIDDEN = "forbidden"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    INSTALLATION_INCOMPLETE = "installation_incomplete"
    STORAGE_REFUSED = "storage_refused"
    DELIVERY_FAILED = "delivery_failed"


class FactwireError(Exception):
    """Base of every error that factwire raises on purpose.

    `code` is stable and public. `retryable` tells a passing fault (retried by the queue) from a permanent one
    (recorded as a rejected article). `field` names the one field or parameter that is at fault, if it is one.
    Messages say what to do, and never hold article text.
    """

    code: ClassVar[ErrorCode] = ErrorCode.INTERNAL
    retryable: ClassVar[bool] = False

    def __init__(self, message: str = "", *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it anew in another process, whatever its constructor asks for."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[FactwireError], arguments: tuple[object, ...], state: dict[str, object]) -> FactwireError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class EmptyArticle(FactwireError):
    """The input has no text."""

    code = ErrorCode.EMPTY


class UnsupportedType(FactwireError):
    """No reader knows this content type or content."""

    code = ErrorCode.UNSUPPORTED_TYPE


class TooLarge(FactwireError):
    """The input is over the size limit."""

    code = ErrorCode.TOO_LARGE


class Undecodable(FactwireError):
    """The bytes are not text in any encoding we can tell."""

    code = ErrorCode.UNDECODABLE


class InvalidDocument(FactwireError):
    """The input claims a format that it does not keep: invalid JSON, wrong fields, a broken file."""

    code = ErrorCode.INVALID_DOCUMENT


class UnsupportedLanguage(FactwireError):
    """The article is not in English; `language` is what was detected (ISO 639-1)."""

    code = ErrorCode.UNSUPPORTED_LANGUAGE

    def __init__(self, message: str, *, language: str) -> None:
        super().__init__(message)
        self.language = language


class Withheld(FactwireError):
    """The sender asks that the item is not used, or not yet: withheld, or under embargo."""

    code = ErrorCode.WITHHELD


class Canceled(FactwireError):
    """The sender has withdrawn the item."""

    code = ErrorCode.CANCELED


class InvalidRequest(FactwireError):
    """A request to the HTTP endpoint or command names something that does not exist or does not fit."""

    code = ErrorCode.INVALID_REQUEST


class UnknownParameter(InvalidRequest):
    """There is no query parameter of this name; the message names those that there are."""

    code = ErrorCode.UNKNOWN_PARAMETER


class UnknownName(FactwireError):
    """A filter names an entity that no article speaks of."""

    code = ErrorCode.UNKNOWN_NAME


class NotFound(FactwireError):
    """No such article."""

    code = ErrorCode.NOT_FOUND


class Conflict(FactwireError):
    """The request does not go with what is there already."""

    code = ErrorCode.CONFLICT


class Forbidden(FactwireError):
    """Whoever asks may not, or it is not known who asks."""

    code = ErrorCode.FORBIDDEN


class StorageUnavailable(FactwireError):
    """A store, queue or topic did not answer or asked us to slow down."""

    code = ErrorCode.STORAGE_UNAVAILABLE
    retryable = True


class StorageRefused(FactwireError):
    """A store, queue or topic does not take what it was given, and never will: a key or an item is too large for it."""

    code = ErrorCode.STORAGE_REFUSED


class DeliveryFailed(FactwireError):
    """A webhook's endpoint did not take a notification; `retry_after` is how many seconds it asks to be left alone."""

    code = ErrorCode.DELIVERY_FAILED
    retryable = True

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


def is_retryable(error: BaseException) -> bool:
    """Return whether a retry may help: a named error says so itself; what nobody foresaw may pass."""
    return error.retryable if isinstance(error, FactwireError) else True


class InstallationIncomplete(FactwireError):
    """A part of factwire is missing where it is installed; no fault of the input, which is tried again."""

    code = ErrorCode.INSTALLATION_INCOMPLETE
    retryable = True

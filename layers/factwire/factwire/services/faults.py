"""What to do about each error: the one table for the HTTP endpoint and for the queue."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from factwire import errors
from factwire.model.base import Frozen


class Fault(Frozen):
    """How an error is answered: its HTTP status, and whether the queue delivers the input again."""

    status: HTTPStatus
    retry: bool


FAULTS: Final[dict[type[errors.FactwireError], Fault]] = {
    errors.EmptyArticle: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.UnsupportedType: Fault(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE, retry=False),
    errors.TooLarge: Fault(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, retry=False),
    errors.Undecodable: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.InvalidDocument: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.UnsupportedLanguage: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.Withheld: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.Canceled: Fault(status=HTTPStatus.UNPROCESSABLE_ENTITY, retry=False),
    errors.InvalidRequest: Fault(status=HTTPStatus.BAD_REQUEST, retry=False),
    errors.NotFound: Fault(status=HTTPStatus.NOT_FOUND, retry=False),
    errors.Conflict: Fault(status=HTTPStatus.CONFLICT, retry=False),
    errors.StorageUnavailable: Fault(status=HTTPStatus.SERVICE_UNAVAILABLE, retry=True),
}
# What we did not foresee may pass: it is tried again, then it waits in the dead-letter queue.
UNFORESEEN: Final = Fault(status=HTTPStatus.INTERNAL_SERVER_ERROR, retry=True)


def fault_of(error: BaseException) -> Fault:
    """What to do about `error`."""
    return next((FAULTS[kind] for kind in type(error).__mro__ if kind in FAULTS), UNFORESEEN)

"""Who calls: from what the gateway's authorizer says, never from anything that the caller sends.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, payload 2.0:
`requestContext.authorizer.iam.userArn` for signed requests, `.jwt.claims` for tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from factwire.errors import Forbidden

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import Request

LOCAL: Final = "local"
_PATHS: Final[Mapping[str, tuple[str, ...]]] = {"iam": ("iam", "userArn"), "jwt": ("jwt", "claims", "sub")}


def caller_of(request: Request, *, auth: str) -> str:
    """Return who calls: the ARN of who signed, the subject of a token, or `local` where nobody logs in.

    Raises:
        Forbidden: the gateway does not say who calls, though it asks everybody.
    """
    if auth not in _PATHS:
        return LOCAL
    found: Any = request.resolved_event.raw_event.get("requestContext", {}).get("authorizer")
    for name in _PATHS[auth]:
        found = found.get(name) if isinstance(found, Mapping) else None
    if not isinstance(found, str) or not found:
        raise Forbidden("the gateway does not say who calls; judgements are given under a name")
    return found

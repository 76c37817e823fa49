"""The operations of the API, one module a resource."""

from typing import Final

from factwire.aws.http.operations import Operation
from factwire.aws.http.routes import (
    article_facts,
    articles,
    entities,
    extract_route,
    fact_routes,
    feed_routes,
    judgement_routes,
    service,
    story_routes,
    submission_routes,
    subscription_routes,
)

_MODULES: Final = (
    service,
    extract_route,
    submission_routes,
    articles,
    article_facts,
    fact_routes,
    story_routes,
    entities,
    judgement_routes,
    subscription_routes,
    feed_routes,
)
OPERATIONS: Final[tuple[Operation, ...]] = tuple(each for module in _MODULES for each in module.OPERATIONS)

"""The operations of the API, one module a resource."""

from typing import Final

from factwire.aws.http.operations import Operation
from factwire.aws.http.routes import (
    article_facts,
    articles,
    entities,
    extract,
    facts,
    service,
    stories,
    submissions,
    subscriptions,
)

_MODULES: Final = (service, extract, submissions, articles, article_facts, facts, stories, entities, subscriptions)
OPERATIONS: Final[tuple[Operation, ...]] = tuple(each for module in _MODULES for each in module.OPERATIONS)

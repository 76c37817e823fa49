"""The use cases of `relate`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factwire.aws.bootstrap.adapters import SystemClock, facts_archive, facts_table, judgements, stories_table
from factwire.aws.settings import StorageSettings
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.judgements.apply_judgements import ApplyJudgements
from factwire.services.stories.relate_article import RelateArticle


@dataclass(frozen=True)
class RelateServices:
    """The use cases of `relate`."""

    relate: RelateArticle
    apply: ApplyJudgements


def relate_services() -> RelateServices:
    """Return the use cases of `relate`."""
    settings = StorageSettings.of(os.environ)
    repository = facts_table(settings)
    state = ArticleState(repository=repository, archive=facts_archive(settings), clock=SystemClock())
    return RelateServices(
        relate=RelateArticle(repository=repository, stories=stories_table(settings)),
        apply=ApplyJudgements(state=state, judgements=judgements(settings)),
    )

"""The use case of `extract_text`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factwire.aws.bootstrap import engine
from factwire.aws.settings import ExtractTextSettings
from factwire.aws.snapshots import reseed_after_restore
from factwire.services.submit_article import ExtractText


@dataclass(frozen=True)
class ExtractTextServices:
    """The use case of `extract_text`."""

    settings: ExtractTextSettings
    extract: ExtractText


def extract_text_services() -> ExtractTextServices:
    """Return the use case of `extract_text`, the language model already loaded."""
    settings = ExtractTextSettings.of(os.environ)
    reseed_after_restore()
    engine.load_model()
    return ExtractTextServices(settings=settings, extract=engine.extract_text(settings.max_article_bytes))

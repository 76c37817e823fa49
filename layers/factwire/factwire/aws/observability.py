"""Logs and metrics of every function: one logger, one set of metrics, never a word of an article.

Events and responses are not logged (`log_event` and `capture_response` stay off): they hold what people
sent. Logged are ids, outcomes, codes and lines of code.
"""

from __future__ import annotations

import traceback

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factwire.errors import is_retryable

logger = Logger()
metrics = Metrics(namespace="Factwire")


def count(name: str, value: float = 1) -> None:
    """Add to a counter; counters are flushed at the end of each invocation."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)


def log_fault(message: str, error: BaseException, **ids: str) -> None:
    """Log an error by its name, code and place: its own message may hold text of the sender."""
    frames = traceback.extract_tb(error.__traceback__)
    logger.error(
        message,
        extra={
            "error": type(error).__name__,
            "code": getattr(error, "code", "internal"),
            "retry": is_retryable(error),
            "at": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-3:]],
            **ids,
        },
    )

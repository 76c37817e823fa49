"""The HTTP endpoint: routes, their documents and their errors."""

from factwire.aws.http.endpoint import endpoint, resolver

__all__ = ["endpoint", "resolver"]

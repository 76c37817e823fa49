"""The HTTP endpoint: operations, their documentation and their errors."""

from factwire.aws.http.endpoint import endpoint
from factwire.aws.http.resolver import Resolver

__all__ = ["Resolver", "endpoint"]

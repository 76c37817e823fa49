"""The command `factwire`: the library without any AWS."""

from factwire.cli.main import main

__all__ = ["main"]

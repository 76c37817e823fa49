"""Judgements as they are given, take effect and are listed: one use case a module."""

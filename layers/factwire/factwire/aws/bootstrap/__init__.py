"""Builds the use cases of each function from its environment: the one place where adapters are chosen.

One module a function, so that none imports what only others need: that is what a cold start waits for.
"""

"""Operators: predicates that make another event of the one in their complement ("agreed to withdraw")."""

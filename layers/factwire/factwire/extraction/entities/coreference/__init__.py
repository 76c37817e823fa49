"""Pronouns and descriptions joined to the entity they mean."""

"""Commands against a deployed stack."""

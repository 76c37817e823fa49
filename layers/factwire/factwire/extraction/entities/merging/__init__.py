"""Names of one real thing gathered into one cluster."""

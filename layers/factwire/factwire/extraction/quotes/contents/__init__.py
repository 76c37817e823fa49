"""Which stretches of the text are what somebody says."""

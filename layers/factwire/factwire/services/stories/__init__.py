"""Stories as articles come, change and go: one use case a module."""

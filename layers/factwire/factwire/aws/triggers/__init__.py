"""What starts the functions: queue messages and stream records."""

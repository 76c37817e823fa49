"""The clause that tells the main event."""

"""What subscribers get: notifications, their changes, and their words for each protocol."""

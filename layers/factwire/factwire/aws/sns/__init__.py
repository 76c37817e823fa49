"""Notifications and their subscriptions."""

"""Notifications on their way to webhooks: who gets which, in what form, signed how."""

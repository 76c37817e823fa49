"""Webhooks: the queue of deliveries and the requests to endpoints."""

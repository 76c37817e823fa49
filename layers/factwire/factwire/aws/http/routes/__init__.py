"""The routes of the endpoint."""

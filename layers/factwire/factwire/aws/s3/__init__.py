"""Originals, members and facts documents in S3."""

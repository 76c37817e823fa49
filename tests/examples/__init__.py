"""The examples in the OpenAPI document: what the endpoint answers when the seeds are stored."""

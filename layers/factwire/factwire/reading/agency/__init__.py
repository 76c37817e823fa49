"""The formats of news agencies: wire copy, NITF, NewsML and ninjs."""

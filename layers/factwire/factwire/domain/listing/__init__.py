"""The list entries of articles and their facts, and how they are queried and paged."""

"""What lists hold of articles and their facts, and how they are asked and paged."""

"""What a stack knows, in files for bulk use."""

"""What is asked of stored facts."""

"""What is said of an article beside its text: dates, bylines."""

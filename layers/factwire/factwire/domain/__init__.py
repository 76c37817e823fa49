"""What is kept and said of an article beside its facts."""

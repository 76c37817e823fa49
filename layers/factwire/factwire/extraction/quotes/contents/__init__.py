"""The stretches of the text that are reported speech."""

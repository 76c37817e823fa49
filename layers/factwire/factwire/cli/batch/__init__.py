"""Many articles over several processes."""

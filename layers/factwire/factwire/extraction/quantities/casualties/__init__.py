"""What became of the people that an amount counts: killed, wounded, missing, detained or displaced."""

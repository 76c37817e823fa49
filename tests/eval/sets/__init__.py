"""The gold sets, one module each: `digest()` names its data, `score()` answers a tally for each row."""

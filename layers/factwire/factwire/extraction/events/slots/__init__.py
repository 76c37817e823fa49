"""The slots of an act: who takes part, where, when, by what means, how many."""

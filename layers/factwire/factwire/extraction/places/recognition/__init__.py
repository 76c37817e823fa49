"""Toponym recognition: the stretches of a text that name places, and the words beside them that tell what kind."""

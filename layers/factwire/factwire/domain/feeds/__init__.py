"""Lists as feeds that readers follow: Atom, RSS and JSON Feed."""

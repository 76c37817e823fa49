"""Toponym resolution: the place that each name means, by the names around it and by where the article is set."""

"""Markup of any kind -> plain text, within bounds."""

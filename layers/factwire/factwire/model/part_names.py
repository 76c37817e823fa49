"""Names of parts of an input: a member of an archive, an item of a feed, and parts within parts."""


def joined(part: str | None, inner: str | None) -> str | None:
    """Return the name of a part within a part, either of which may be the whole."""
    return f"{part}#{inner}" if part and inner else part or inner

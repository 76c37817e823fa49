"""The one name that `import spacy` takes from its command line."""

from typing import NoReturn


def info(*_args: object, **_options: object) -> NoReturn:
    """Refuse: the layer has no command line."""
    raise NotImplementedError("spaCy's command line is not part of this layer")

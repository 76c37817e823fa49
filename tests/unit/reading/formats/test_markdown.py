"""Front matter as the generators of sites write it."""

import pytest
from factwire.reading import read_article

STORY = "The minister said on Monday that the bridge would be closed for three weeks."


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("author: Ann Example", ("Ann Example",)),
        ('author: "Ann Example"', ("Ann Example",)),
        ("author: Ann Example and Bo Sample", ("Ann Example", "Bo Sample")),
        ("authors: [Ann Example, Bo Sample]", ("Ann Example", "Bo Sample")),
        ("authors: [\"Ann Example\", 'Bo Sample']", ("Ann Example", "Bo Sample")),
        ("authors:\n  - Ann Example\n  - 'Bo Sample'", ("Ann Example", "Bo Sample")),
        ("authors:\n- Ann Example\n- Bo Sample", ("Ann Example", "Bo Sample")),
        ("tags:\n  - Bo Sample\nauthor: Ann Example", ("Ann Example",)),
    ],
)
def test_authors_may_be_a_list(front: str, authors: tuple[str, ...]) -> None:
    text = f"---\ntitle: 'Bridge: closed, again'\n{front}\ndate: 2024-10-08\n---\n\n{STORY}\n"

    article = read_article(text.encode(), content_type="text/markdown", metadata={}, location="s3://b/k")

    assert (article.authors, article.title, article.published_at) == (authors, "Bridge: closed, again", "2024-10-08")
    assert article.text == STORY

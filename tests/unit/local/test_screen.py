"""What the terminal shows of each kind of notification."""

from typing import get_args

import pytest
from factwire.model import Change, Notification, NotificationKind, NotifiedArticle, NotifiedStory, NotifiedToll

from local.screen import Screen

STORY = NotifiedStory(
    id="s1",
    revision=2,
    title="Strike on Harrubah kills 34",
    outlets=2,
    independent_sources=2,
    casualties={"killed": NotifiedToll(low=34, best=41, high=41, agreed=False)},
)


@pytest.mark.parametrize("kind", get_args(NotificationKind))
def test_every_kind_of_notification_is_shown(kind: NotificationKind, capsys: pytest.CaptureFixture[str]) -> None:
    notice = Notification(
        notification_id="n1",
        kind=kind,
        sequence=1,
        article=NotifiedArticle(article_id="a1", title="Missiles hit Harrubah"),
        story=STORY if kind == "story" else None,
        changes=(Change(fact="killed", before="34", after="41 (34 to 41, disputed)"),),
    )

    Screen().notification(notice)

    shown = capsys.readouterr().out
    assert kind.upper() in shown
    assert (STORY.title if kind == "story" else "Missiles hit Harrubah") in shown
    assert "34 to 41, disputed" in shown

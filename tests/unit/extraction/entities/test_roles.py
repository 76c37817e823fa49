"""Roles: what a person is, in the text's words."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

ROLES = [
    ("title", "President Luc Petit left.", "Luc Petit", "President", None),
    ("title with organisation", "Ryanair CEO Michael Burke left.", "Michael Burke", "CEO", "Ryanair"),
    ("title with country", "U.S. Secretary of State Ann Moss left.", "Ann Moss", "Secretary of State", "U.S."),
    ("possessive", "Turkey's foreign minister, Hakan Demir, left.", "Hakan Demir", "foreign minister", "Turkey"),
    ("apposition", "Maria Dorn, president of the European Central Bank, spoke.", "Maria Dorn", "president",
     "European Central Bank"),
    ("apposition after the age", "Maria Dorn, 49, a teacher, won.", "Maria Dorn", "teacher", None),
    ("who heads", "Osama Nasser, who heads the World Bank, spoke.", "Osama Nasser",
     "heads the World Bank", "World Bank"),
    ("served as", "Michael Burke served as finance director of Airbus.", "Michael Burke", "finance director", "Airbus"),
    ("is", "Luc Petit is the mayor of Lyon.", "Luc Petit", "mayor", "Lyon"),
    ("a name with 'of' is whole in a role", "The former Bank of Norway governor Ida Berg was there.",
     "Ida Berg", "former Bank of Norway governor", "Bank of Norway"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "title", "organization"), [case[1:] for case in ROLES], ids=[case[0] for case in ROLES]
)
def test_a_role_is_said_in_the_text_s_words(
    find: Find, text: str, name: str, title: str, organization: str | None
) -> None:
    roles = find(text)[name].roles
    assert (title, organization) in [(role.title, role.organization) for role in roles]
    assert all(text[role.start : role.end] == role.text for role in roles)


def test_the_role_of_another_person_is_none_of_hers(find: Find) -> None:
    found = find("Anna Berg met Luc Petit, the mayor of Lyon.")
    assert found["Anna Berg"].roles == ()

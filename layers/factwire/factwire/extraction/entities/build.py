"""The public entities made from the clusters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factwire.extraction.entities.merging.clusters import Cluster, Pointer
from factwire.extraction.entities.roles import Position
from factwire.extraction.entities.salience import saliences
from factwire.extraction.text.document import Document
from factwire.extraction.text.token_table import TokenTable
from factwire.model import Entity, Mention, Role


@dataclass(frozen=True)
class Builder:
    """Turns the clusters of one document into its entities."""

    document: Document
    tokens: TokenTable
    clusters: list[Cluster]
    roles: Mapping[int, list[Position]]

    def entities(self) -> tuple[Entity, ...]:
        """The entities, numbered in document order of their first mention."""
        weights = saliences(self.tokens, self.clusters, title=self.document.article.title or "")
        organizations = self._organizations()
        order = sorted(range(len(self.clusters)), key=lambda at: (self.clusters[at].pointers[0].start, at))
        return tuple(
            self._entity(
                at,
                id_=f"e{number}",
                salience=weights[at],
                roles=tuple(self._role(position, organizations) for position in self.roles.get(at, ())),
            )
            for number, at in enumerate(order, start=1)
        )

    def _entity(self, at: int, *, id_: str, salience: float, roles: tuple[Role, ...]) -> Entity:
        cluster = self.clusters[at]
        name = cluster.name
        others = [text for text in cluster.texts if text != name]
        return Entity(
            id=id_,
            name=name,
            type=cluster.type,
            aliases=tuple(sorted(others, key=lambda text: (-len(text), text))),
            salience=salience,
            mentions=tuple(map(self._mention, cluster.pointers)),
            roles=roles,
            country=cluster.country,
        )

    def _mention(self, pointer: Pointer) -> Mention:
        start, end = self.tokens.start[pointer.start], self.tokens.end[pointer.end - 1]
        return Mention(start=start, end=end, text=self.document.article.text[start:end], kind=pointer.kind)

    def _organizations(self) -> dict[int, tuple[Pointer, Cluster]]:
        """The names of organisations and states by the token they start at."""
        return {
            pointer.start: (pointer, cluster)
            for cluster in self.clusters
            if cluster.type in {"ORG", "GPE"}
            for pointer in cluster.pointers
            if pointer.kind == "name"
        }

    def _role(self, position: Position, organizations: Mapping[int, tuple[Pointer, Cluster]]) -> Role:
        """A role in the text's words; its title leaves out an organisation in front of it or behind it."""
        inside = [organizations[at] for at in range(position.start, position.end) if at in organizations]
        found = next((each for each in inside if each[1].type == "ORG"), inside[0] if inside else None)
        start, end = position.start, position.end
        title = self._title(position, found[0]) if found and position.noun else (start, end)
        text = self.document.article.text
        return Role(
            start=self.tokens.start[start],
            end=self.tokens.end[end - 1],
            text=text[self.tokens.start[start] : self.tokens.end[end - 1]],
            title=" ".join(text[self.tokens.start[title[0]] : self.tokens.end[title[1] - 1]].split()),
            organization=found[1].name if found else None,
        )

    def _title(self, position: Position, organization: Pointer) -> tuple[int, int]:
        """The tokens of the title alone: 'Acme's chief executive', 'the head of Acme'."""
        start, end = position.start, position.end
        if organization.start == start and organization.end < end:
            possessive = self.tokens.tag[organization.end] == "POS" and organization.end + 1 < end
            return organization.end + possessive, end
        if organization.end == end:
            at = organization.start
            while at > start + 1 and self.tokens.tag[at - 1] in {"IN", "DT", "TO"}:
                at -= 1
            if at < organization.start:
                return start, at
        return start, end

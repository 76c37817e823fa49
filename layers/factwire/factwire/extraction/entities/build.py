"""The public entities made from the clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factwire.extraction.entities.entity_salience import saliences
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention
from factwire.extraction.entities.roles import RoleMention, distinct_roles
from factwire.extraction.text.document import Document
from factwire.extraction.text.token_table import TokenTable
from factwire.model import Entity, Mention, Role


@dataclass(frozen=True)
class Builder:
    """Turns the clusters of one document into its entities."""

    document: Document
    clusters: Sequence[Cluster]
    roles: Sequence[Sequence[RoleMention]]

    @property
    def tokens(self) -> TokenTable:
        """The columns of the parse."""
        return self.document.tokens

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities, numbered in document order of their first mention."""
        weights = saliences(self.tokens, self.clusters, title=self.document.article.title or "")
        organizations = self._organizations()
        order = sorted(range(len(self.clusters)), key=lambda at: (self.clusters[at].mentions[0].start, at))
        return tuple(
            self._entity(
                at,
                id_=f"e{number}",
                salience=weights[at],
                roles=tuple(self._role(role, organizations) for role in self._roles(at)),
            )
            for number, at in enumerate(order, start=1)
        )

    def _roles(self, at: int) -> Sequence[RoleMention]:
        """Return the roles of a cluster as they are public: of people, each once."""
        return distinct_roles(self.tokens, self.roles[at]) if self.clusters[at].type == "PERSON" else ()

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
            mentions=tuple(map(self._mention, cluster.mentions)),
            roles=roles,
            country=cluster.country,
        )

    def _mention(self, mention: TokenMention) -> Mention:
        start, end = self.tokens.start[mention.start], self.tokens.end[mention.end - 1]
        return Mention(start=start, end=end, text=self.document.article.text[start:end], kind=mention.kind)

    def _organizations(self) -> dict[int, tuple[TokenMention, Cluster]]:
        """Return the names of organisations and states by the token they start at."""
        return {
            mention.start: (mention, cluster)
            for cluster in self.clusters
            if cluster.type in {"ORG", "GPE"}
            for mention in cluster.mentions
            if mention.kind == "name"
        }

    def _role(self, role: RoleMention, organizations: Mapping[int, tuple[TokenMention, Cluster]]) -> Role:
        """Return a role in the text's words; its title leaves out an organisation in front of it or behind it."""
        inside = [organizations[at] for at in range(role.start, role.end) if at in organizations]
        found = next((each for each in inside if each[1].type == "ORG"), inside[0] if inside else None)
        start, end = role.start, role.end
        title = self._title(role, found[0]) if found and role.noun else (start, end)
        text = self.document.article.text
        return Role(
            start=self.tokens.start[start],
            end=self.tokens.end[end - 1],
            text=text[self.tokens.start[start] : self.tokens.end[end - 1]],
            title=" ".join(text[self.tokens.start[title[0]] : self.tokens.end[title[1] - 1]].split()),
            organization=found[1].name if found else None,
        )

    def _title(self, role: RoleMention, organization: TokenMention) -> tuple[int, int]:
        """Return the tokens of the title alone: 'Acme's chief executive', 'the head of Acme'."""
        start, end = role.start, role.end
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

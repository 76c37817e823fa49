"""Right, wrong and missed, and the precision and recall that follow."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """The count of one row.

    `expected` facts were demanded; of those `right` were found. `wrong` are found facts that an
    expectation speaks about and contradicts: facts about which it says nothing count neither way.
    """

    expected: int = 0
    right: int = 0
    wrong: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        judged = self.right + self.wrong
        return self.right / judged if judged else 1.0

    def hit(self) -> None:
        self.expected += 1
        self.right += 1

    def miss(self, note: str) -> None:
        """A demanded fact was not found."""
        self.expected += 1
        self.errors.append(f"missed  {note}")

    def contradict(self, note: str) -> None:
        """A demanded fact was found otherwise than demanded."""
        self.expected += 1
        self.deny(note)

    def deny(self, note: str) -> None:
        """A fact was found that must not be."""
        self.wrong += 1
        self.errors.append(f"wrong   {note}")

    def judge(self, *, right: bool, found: bool, note: str) -> None:
        """Count one demanded fact."""
        if right:
            self.hit()
        elif found:
            self.contradict(note)
        else:
            self.miss(note)

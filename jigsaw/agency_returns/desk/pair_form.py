"""What to do with each pair of rows that may be the same event."""

from __future__ import annotations

from typing import Any, NamedTuple

from jigsaw.agency_returns.models import PossiblePair
from jigsaw.agency_returns.rules.terms import PairDecision
from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form

MERGE_FIRST, MERGE_SECOND = "merge-first", "merge-second"


class Chosen(NamedTuple):
    """What was chosen for one pair."""

    pair: PossiblePair
    decision: PairDecision
    keep_second: bool


class PairsForm(Form):
    """One question for each pair; a pair without an answer stays for later."""

    def __init__(self, data: Any, *, pairs: list[PossiblePair]) -> None:
        super().__init__(data)
        self.pairs = {f"pair-{pair.pk}": pair for pair in pairs}
        for number, (name, pair) in enumerate(self.pairs.items(), 1):
            self.fields[name] = RadioField(
                label="Are these the same event?", said=f"what to do with pair {number}", required=False,
                choices=[
                    (PairDecision.KEEP, "No, keep both"),
                    (PairDecision.LINK, "Yes, link them: both rows stay"),
                    (MERGE_FIRST, f"Yes, merge them and keep the words of {pair.first.agency_name}"),
                    (MERGE_SECOND, f"Yes, merge them and keep the words of {pair.second.agency_name}"),
                ],
            )  # fmt: skip

    def chosen(self) -> list[Chosen]:
        """The pairs that were answered, with what was chosen."""
        found = []
        for name, pair in self.pairs.items():
            value = self.cleaned_data.get(name)
            if value in (MERGE_FIRST, MERGE_SECOND):
                found.append(Chosen(pair, PairDecision.MERGE, value == MERGE_SECOND))
            elif value:
                found.append(Chosen(pair, PairDecision(value), False))
        return found

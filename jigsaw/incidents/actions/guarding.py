"""Names of the people register stay in the register: every text about a case is compared with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.files.sealing import SealBroken
from jigsaw.incidents.queries.register_names import register_names
from jigsaw.incidents.rules.names import hit_words, hits_in, names_of_person
from jigsaw.partnerships.rules import Refused

UNOPENED = (
    "The people register of this case does not open, so this text could not be compared with its names. "
    "Nothing was saved. Tell your administrator that the key of the register is missing."
)


class PossibleName(Refused):
    """A text may hold a name. `seals` stand for the words in question, so that the person can say of just these
    that they are no names; the words themselves are never said."""

    def __init__(self, words: str, field: str, seals: str) -> None:
        self.seals = seals
        super().__init__(words, field)


def no_names(
    row: Any,
    part: str,
    texts: Mapping[str, str],
    *,
    said: str,
    by: Person,
    at: datetime,
    called: str = "alias",
    salt: str = "",
) -> None:
    """Look for names of the people register in the texts of one part ({field: text}) of a row. Part of an act.

    The row has an `incident`, whose register it is, and `not_names`. `salt` is given where the row may be new each
    time it is tried, so that the seals are the same.
    `said` holds the seals that the person has just said are no names; this is kept with the part, so that nobody is
    asked again; the caller saves the row. Raises PossibleName at the first field with a word that nobody spoke for,
    and Refused where the register does not open: what cannot be compared is not kept.
    """
    try:
        names = names_of_person(register_names(row.incident), salt=salt or str(row.pk))
    except SealBroken as broken:
        raise Refused(UNOPENED) from broken
    if not names:
        return
    kept = row.not_names.get(part, [])
    known = {seal for entry in kept for seal in entry[0]}
    spoken = set(said.split(",")) - {""}
    hits = {field: [h for h in hits_in(text, names) if h.seal not in known] for field, text in texts.items()}
    found = {hit.seal for each in hits.values() for hit in each}
    open_field = next((f for f, each in hits.items() if any(h.seal not in spoken for h in each)), None)
    if open_field is not None:
        left = [hit for hit in hits[open_field] if hit.seal not in spoken]
        raise PossibleName(hit_words(left, called), open_field, ",".join(sorted(found)))
    if found:
        entry = [sorted(found), str(by.pk), at.isoformat()]
        row.not_names = {**row.not_names, part: [*kept, entry]}

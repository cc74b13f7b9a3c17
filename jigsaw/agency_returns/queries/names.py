"""Names in the place of codes, for somebody who may open the people register of the case. Never in an export."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from jigsaw.incidents.models import RegisterEntry
from jigsaw.incidents.queries.register import details_of


def names_for_codes(entries: Iterable[RegisterEntry]) -> Callable[[str], str]:
    """What puts each person's name before their code in a text: "Child A" becomes "Robin Larkspur (Child A)".

    `entries` are those that the person may open. Raises SealBroken where a seal does not open.
    """
    known = {entry.alias.casefold(): details_of(entry).get("full_name", "") for entry in entries}
    known = {alias: name for alias, name in known.items() if name}
    if not known:
        return str
    longest_first = sorted(known, key=len, reverse=True)
    codes = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return lambda text: codes.sub(lambda found: f"{known[found[0].casefold()]} ({found[0]})", text)

"""How a recommendation of a published review is named: the identifier of the edition and the number."""

from __future__ import annotations

import re

_NAMED = re.compile(r"([0-9a-f-]{36}):(\d{1,3})")


def named(edition: str, number: int) -> str:
    """The name of one recommendation: "edition:number"."""
    return f"{edition}:{number}"


def parts_of(name: str) -> tuple[str, int] | None:
    """The edition and the number that a name says; None for what is no name."""
    found = _NAMED.fullmatch(name)
    return (found[1], int(found[2])) if found else None

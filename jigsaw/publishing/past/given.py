"""Files as a person gives them to an import, and what a set of files is called and sealed by."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePath

LONGEST_NAME = 120


@dataclass(frozen=True)
class GivenFile:
    """A file or text that passed the gate, under a name that is safe to show."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The seal of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class RefusedFile:
    """A file that the gate refused: its name, and why with the remedy. Nothing of it is kept."""

    name: str
    why: str


def seal_of(seals: Collection[str]) -> str:
    """The seal of a set of files, in any order. That of one file is its own."""
    if len(seals) == 1:
        return next(iter(seals))
    return hashlib.sha256(" ".join(sorted(seals)).encode()).hexdigest()


def name_of(names: Collection[str]) -> str:
    """What an import is called: its first file, and how many more there are."""
    first = next(iter(names), "")
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return first[: LONGEST_NAME - len(more)] + more


def name_apart(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where another file has it already: places must name one file."""
    others = {each.casefold() for each in taken}
    path, number, found = PurePath(name), 1, name
    while found.casefold() in others:
        number += 1
        end = f" ({number}){path.suffix}"
        found = path.stem[: LONGEST_NAME - len(end)] + end
    return found[:LONGEST_NAME]

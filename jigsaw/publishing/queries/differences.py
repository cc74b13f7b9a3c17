"""What changed between two forms of an edition, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jigsaw.publishing.models import Publication, Version


@dataclass(frozen=True)
class Word:
    """A run of words of a changed text: kind is "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs: its path, its label for people, both texts ("" where there was none).

    `words` tells the change in runs, oldest order, for a page that marks what was added and removed.
    """

    path: str
    label: str
    before: str
    after: str
    words: list[Word] = field(default_factory=list)


def difference(
    before: Version | Publication | dict[str, Any], after: Version | Publication | dict[str, Any]
) -> list[Change]:
    """What differs between two versions, or between a version and a draft (pass the Publication)."""
    raise NotImplementedError

"""Who signed a version, who waits, and what was cleared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.publishing.models import Publication, Signature, Version


@dataclass(frozen=True)
class Waiting:
    """A co-chair who has not decided yet, since when, and for how many working days (0 on the first day)."""

    person: Person
    since: datetime
    working_days: int


@dataclass(frozen=True)
class SignOff:
    """The sign-off of the newest version.

    `signed`, `changes`, `conflicts` and `cleared` hold Signature rows; `problem` is a sentence with the
    remedy when the signatures needed cannot be reached, else "".
    """

    version: Version | None
    needed: int
    signed: list[Signature] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    cleared: list[Signature] = field(default_factory=list)
    changes: list[Signature] = field(default_factory=list)
    conflicts: list[Signature] = field(default_factory=list)
    problem: str = ""


def newest_version(publication: Publication) -> Version | None:
    """The version with the highest number; None before the first."""
    raise NotImplementedError


def sign_off(publication: Publication, at: datetime) -> SignOff:
    """Who signed the newest version, who waits since when, what was cleared and why."""
    raise NotImplementedError

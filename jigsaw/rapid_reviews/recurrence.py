"""What came before: earlier findings and recommendations of the same themes, with what happened to them.

Regulation 11 asks of improvements that were identified before and of recurrent themes. A room above that keeps
earlier reviews says here how they are looked up; this room only asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class EarlierFinding:
    """A finding of an earlier review: its title, of which review, when, whose; `address` is its page, if it has one."""

    title: str
    review: str
    reference: str
    year: int
    partnership: str
    themes: tuple[str, ...]
    address: str = ""
    published: bool = True


@dataclass(frozen=True)
class EarlierRecommendation:
    """A recommendation of an earlier review: to whom, and in words what happened to it."""

    text: str
    addressed_to: str
    review: str
    reference: str
    year: int
    partnership: str
    happened: str
    address: str = ""
    published: bool = True


@dataclass(frozen=True)
class Earlier:
    """What came before, newest first. `headline` counts it in a sentence; "" when there is nothing."""

    headline: str = ""
    findings: tuple[EarlierFinding, ...] = ()
    recommendations: tuple[EarlierRecommendation, ...] = ()


class LooksBack(Protocol):
    """How a room tells what came before: for a partnership, by themes, for one person, at a time."""

    def __call__(
        self, *, partnership: Any, themes: Sequence[str], person: Any, at: datetime
    ) -> Earlier: ...  # pragma: no cover


_tellers: list[Callable[..., Earlier]] = []


def tell_what_came_before(look_back: LooksBack) -> None:
    """Ask `look_back(partnership=, themes=, person=, at=)` whenever somebody weighs a decision. Call at the start."""
    if look_back not in _tellers:
        _tellers.append(look_back)


def what_came_before(*, partnership: Any, themes: Sequence[str], person: Any, at: datetime) -> Earlier:
    """What every room tells of these themes, as this person may see it. Nothing where there are no themes."""
    if not themes:
        return Earlier()
    told = [look_back(partnership=partnership, themes=themes, person=person, at=at) for look_back in _tellers]
    return Earlier(
        headline=" ".join(each.headline for each in told if each.headline),
        findings=tuple(row for each in told for row in each.findings),
        recommendations=tuple(row for each in told for row in each.recommendations),
    )

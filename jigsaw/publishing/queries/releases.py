"""How ready a publication is, and what its release page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jigsaw.notices.queries import Liveness
from jigsaw.publishing.models import Publication, Release


@dataclass(frozen=True)
class Line:
    """One line of the readiness board: state "Done", "Not done" or "Not needed"; what; what to do; the name
    of the page's address on which to do it ("" where there is none), taking the publication's id as `pk`."""

    state: str
    what: str
    to_do: str = ""
    url_name: str = ""


@dataclass(frozen=True)
class ReleaseView:
    """What the release page shows.

    `release` is the planned one, else the newest done one, else None. `planned` is its time in words, like
    "10:00am BST, Tuesday 30 June 2026". `worker` says whether the process that releases is alive. `late`:
    its time has come, it is not out and the worker is silent, so publishing by hand is offered; `warning`
    says so in a sentence ("The publisher has not run since 9:50am. Publish by hand."), else "".
    `fault` says why the last try failed, else "". `by_hand`: release_now would be allowed.
    """

    release: Release | None
    planned: str
    worker: Liveness
    late: bool
    warning: str
    fault: str
    by_hand: bool
    day_note: str = ""


def release_state(publication: Publication, at: datetime) -> ReleaseView:
    """The planned or done release of a publication as people need to see it at `at`."""
    raise NotImplementedError


def readiness(publication: Publication, at: datetime) -> list[Line]:
    """What must be done before the release, line by line, and what is done."""
    raise NotImplementedError

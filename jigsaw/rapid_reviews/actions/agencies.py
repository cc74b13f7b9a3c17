"""The plan of a rapid review follows what the agencies do; one without these steps stays as it is. Parts of acts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.incidents.actions import duties
from jigsaw.incidents.models import Incident
from jigsaw.rapid_reviews.rules.planning import ASKING, RETURNS


def agencies_were_asked(*, incident: Incident, asked_on: date, by: Any, at: datetime) -> None:
    """The step of asking the agencies is done on the day on which they were first asked."""
    duties.finish(incident, ASKING, done_on=asked_on, by=by, at=at, evidence="Requests sent")


def all_are_back(*, incident: Incident, returned_on: date, by: Any, at: datetime) -> None:
    """The step of the agency summaries is done on the day on which the last of them arrived."""
    duties.finish(incident, RETURNS, done_on=returned_on, by=by, at=at, evidence="All returns received")

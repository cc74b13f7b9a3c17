"""One finished import of past reviews, so that the demo's library shows what was published before it."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.config.demo.clock import move_to
from jigsaw.notices.jobs import run_queued
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.actions import add_past_reviews, start_past_import
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.given import GivenFile
from jigsaw.publishing.rules import PastState

NAME = "reviews-before-2020.csv"
# Three that are ready, with a day, a month and a year; one whose kind nobody wrote; a national one.
REVIEWS = """\
Reference,Title,Publication date,Type,Report
ASCB 2014-15/02,The house at the end of the lane,14/09/2015,Serious case review,https://alderbrook-scp.example/lane.pdf
ASCB 2016-17/01,Many doors and no answer,March 2017,Serious case review,https://alderbrook-scp.example/doors.pdf
ASCB 2012-13/03,A winter of missed visits,2013,Serious case review,
ASCB 2018-19/04,The second visit,21 May 2019,,https://alderbrook-scp.example/second-visit.pdf
,Learning from the years before school,26 May 2018,National review,
"""


def seed_past_reviews(partnership: Partnership, *, by: Person, at: datetime) -> PastImport:
    """Import the list, as the partnership's communications officer does, and add what is ready."""
    made = start_past_import(
        partnership=partnership,
        files=[GivenFile(NAME, REVIEWS.encode())],
        codes="ASCB ASCP",
        by=by,
        at=at,
    )
    move_to(at)
    run_queued(worker="demo")
    made.refresh_from_db()
    add_past_reviews(made, by=by, at=at)
    run_queued(worker="demo")
    made.refresh_from_db()
    if made.state != PastState.ADDED:
        raise RuntimeError(f"The demo's past reviews were not added: {made.state} {made.fault}")
    return made

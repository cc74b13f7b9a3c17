"""One import: how far it is, the dry run to check and correct, and adding the reviews to the library."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import count_words
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import refusing
from jigsaw.publishing.desk.past_account import account_of
from jigsaw.publishing.desk.past_page import UNDER_WAY, PastImportPage, shown
from jigsaw.publishing.past.dry_run import REVIEW, Row, is_addable, is_asked
from jigsaw.publishing.past.found import Whose
from jigsaw.publishing.rules import NotAllowed, PastState

# How often the page asks again while the worker is at it, in seconds.
ASK_AGAIN = 3
OUTCOMES = (("new", "added"), ("changed", "added to"), ("unchanged", "unchanged"), ("held back", "held back"))


class ViewPastImport(PastImportPage):
    heading = "Check the past reviews"

    def on_get(self) -> HttpResponse:
        """The dry run."""
        return self.show_rows()

    def on_post(self) -> HttpResponse:
        """Add what is ready."""
        try:
            actions.add_past_reviews(self.held, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show_rows(form=refusing(refused.message))
        return self.done_to(self.home(), "The reviews are being added to the library.")

    def show_rows(self, **variables: Any) -> HttpResponse:
        """The page."""
        held, rows = self.held, self.held.rows_found
        ready = sum(is_addable(row) for row in rows)
        return self.show(
            state=PastState(held.state).words,
            refresh=ASK_AGAIN if held.state in UNDER_WAY else None,
            files=self.files(),
            groups=[(words, [shown(row) for row in found]) for words, found in grouped(rows) if found],
            counts=counts(rows),
            account=account_of(held),
            may_add=held.state == PastState.READ and ready,
            add_words=f"Add {count_words(ready, 'review')} to the library",
            may_answer=self.may_answer(),
            outcome=self.outcome(rows),
            **variables,
        )

    def outcome(self, rows: list[Row]) -> str:
        """What became of the reviews, in a line; nothing before they are added."""
        if self.held.state != PastState.ADDED:
            return ""
        counts = [(sum(row["outcome"] == said for row in rows), words) for said, words in OUTCOMES]
        return ", ".join(f"{count} {words}" for count, words in counts)


def counts(rows: list[Row]) -> str:
    """How the rows stand, in a line: ‘7 ready, 3 ask something’. Nothing before they are read."""
    if not rows:
        return ""
    ready, asked = sum(is_addable(row) for row in rows), sum(is_asked(row) for row in rows)
    rest = len(rows) - ready - asked
    said = f"{ready} ready, {asked} {'asks' if asked == 1 else 'ask'} something"
    return f"{said}, {rest} not added or settled" if rest else said


def grouped(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by what is to be done with them."""
    groups: dict[str, list[Row]] = {
        "To answer": [],
        "Ready to add": [],
        "National and neighbours' reviews, not added": [],
        "Left out": [],
        "Settled": [],
    }
    for row in rows:
        groups[_group(row)].append(row)
    return list(groups.items())


def _group(row: Row) -> str:
    if row["left_out"]:
        return "Left out"
    if is_asked(row):
        return "To answer"
    if is_addable(row):
        return "Ready to add"
    others = row["what"] == REVIEW and row["cells"]["whose"] != Whose.OWN
    return "National and neighbours' reviews, not added" if others else "Settled"

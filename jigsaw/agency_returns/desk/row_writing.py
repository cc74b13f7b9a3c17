"""Pages that write something about one row of the chronology: a form, or one question that is asked first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from jigsaw.agency_returns.desk.chronology_page import ChronologyRowPage
from jigsaw.agency_returns.desk.writing import ChronologyFormPage
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class RowDone(ChronologyRowPage):
    """What pages that write about a row share: the row in a line, and the way back to it."""

    permission = "edit_chronology"

    def row_words(self) -> str:
        """Which row it is, without a word of what it says: "4 March 2025, Alderbrook Community Health"."""
        return f"{date_of(self.row).words}, {self.row.agency_name}"

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its row in a line."""
        own = {"row_words": self.row_words(), "back": self.of_row("view_row")}
        return super().show(template, status=status, **(own | variables))

    def go_back(self, words: str) -> HttpResponseRedirect:
        """Back to the row, which says once what was done."""
        return self.done_to(self.of_row("view_row"), words)


class RowFormPage(ChronologyFormPage, RowDone):
    """A form about one row; its words are held against the names of the people register."""


class RowAsked(RowDone):
    """One thing that is done to a row, asked first: what it means, a button, and a way to leave it."""

    button = ""
    leave = "Leave it as it is"
    done = ""
    warns = True

    def sentences(self) -> list[str]:
        """What pressing the button means."""
        raise TypeError(f"{type(self).__name__} must say what its button means")

    def do(self) -> None:
        """Call the one action of the page. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must say what it does")

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.ask()

    def on_post(self) -> HttpResponse:
        """Do it."""
        try:
            self.do()
        except Refused as refused:
            return self.ask(form=refusing(str(refused)), status=400)
        return self.go_back(self.done)

    def ask(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """The question."""
        asked = {
            "sentences": self.sentences(),
            "button": self.button,
            "leave": self.leave,
            "warns": self.warns,
        }
        return self.show("agency_returns/row_asked.html", status=status, **(asked | more))

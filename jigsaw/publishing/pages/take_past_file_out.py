"""Take a file out of an import of past reviews before its reviews are added to the library."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.publishing import actions
from jigsaw.publishing.actions.past_files import STAYS
from jigsaw.publishing.desk.page import refusing
from jigsaw.publishing.desk.past_page import PastImportPage
from jigsaw.publishing.models import PastFile, PastImport
from jigsaw.publishing.rules import NotAllowed

DONE = "The file is taken out. The others are read again."


class TakePastFileOut(PastImportPage):
    heading = "Take this file out"
    file: PastFile

    def find_row(self) -> PastImport:
        """The import of the address, and its file."""
        held = super().find_row()
        files = self.rows(PastFile).filter(past_import=held).select_related("partnership", "past_import")
        self.file = self.find(files, pk=self.kwargs["past_file_id"])
        return held

    def on_get(self) -> HttpResponse:
        """What goes with it, and the question."""
        return self.show_asking()

    def on_post(self) -> HttpResponse:
        """Take it out."""
        try:
            actions.take_past_file_out(self.file, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show_asking(form=refusing(refused.message), status=400)
        return self.done_to(self.home(), DONE)

    def show_asking(self, **variables: Any) -> HttpResponse:
        """The page."""
        return self.show(
            file=self.file, may_answer=self.may_answer(), home=self.home(), stays=STAYS, **variables
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The imports, this import, this page."""
        return self.crumbs_below(heading)

"""Remove that one agency told another of a key fact: asked first."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import remove_share
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.models import FactShare
from jigsaw.agency_returns.queries.key_facts import day_of
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class RemoveShare(FactPage):
    """What will be removed, and one button."""

    permission = "edit_chronology"
    heading = "Remove what was shared"

    def find_row(self) -> Incident:
        """The case, its key fact, then who told whom."""
        incident = super().find_row()
        self.share = self.find(FactShare, fact=self.fact, pk=self.kwargs["share_id"])
        return incident

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.ask()

    def on_post(self) -> HttpResponse:
        """Remove it."""
        try:
            remove_share(self.share, by=self.who, at=self.now)
        except Refused as refused:
            return self.ask(form=refusing(str(refused)), status=400)
        return self.go_on("Removed.")

    def ask(self, **more: object) -> HttpResponse:
        """The page."""
        words = f"{self.share.from_agency} told {self.share.to_agency}, {day_of(self.share).words}"
        return self.show(words=words, **more)  # type: ignore[arg-type]

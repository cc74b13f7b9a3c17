"""Record that one agency told others of a key fact."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import record_share
from jigsaw.agency_returns.desk.fact_form import ShareForm
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.queries.key_facts import agencies_of
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.partnerships.rules import Refused


class RecordShare(FactPage):
    """Who told whom, when, and how."""

    permission = "edit_chronology"
    heading = "Record that it was shared"

    def form(self, data: object = None) -> ShareForm:
        """The form with the agencies of the case and of the fact."""
        names = sorted({*agencies_of(self.incident, self.facts), *self.fact.agencies})
        return ShareForm(data, agencies=names, today=self.today)

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Record it."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            record_share(self.fact, **form.own_values(), said=form.said_no_name(), by=self.who, at=self.now)
        except PossibleName as found:
            form.ask_about_name(found)
            return self.show(form=form, status=400)
        except Refused as refused:
            return self.refused(form, refused)
        return self.go_on("Recorded.")

"""Record that one agency told others of a key fact."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import record_share
from jigsaw.agency_returns.desk.fact_form import ShareForm
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.desk.writing import ChronologyFormPage
from jigsaw.agency_returns.queries.key_facts import agencies_of


class RecordShare(ChronologyFormPage, FactPage):
    """Who told whom, when, and how."""

    permission = "edit_chronology"
    heading = "Record that it was shared"

    def form(self, data: Any = None) -> ShareForm:
        """The form with the agencies of the case and of the fact."""
        names = sorted({*agencies_of(self.incident, self.facts), *self.fact.agencies})
        return ShareForm(data, agencies=names, today=self.today)

    def write(self, form: Any) -> HttpResponse:
        """Record it, and go back to the key fact."""
        record_share(self.fact, **form.own_values(), said=form.said_no_name(), by=self.who, at=self.now)
        return self.go_on("Recorded.")

"""Add a key fact to the chronology of a case."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import save_key_fact
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.fact_form import FactForm
from jigsaw.agency_returns.queries.key_facts import agencies_of
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.partnerships.rules import Refused


class AddKeyFact(ChronologyPage):
    """What mattered, why, and who needed to know."""

    permission = "edit_chronology"
    heading = "Add a key fact"

    def form(self, data: object = None) -> FactForm:
        """The form with the agencies of the case."""
        return FactForm(data, agencies=agencies_of(self.incident, self.facts))

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Save it and go on to its page."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        values = {"agencies": []} | form.own_values()
        try:
            fact = save_key_fact(
                self.incident, fact=None, **values, said=form.said_no_name(), by=self.who, at=self.now
            )
        except PossibleName as found:
            form.ask_about_name(found)
            return self.show(form=form, status=400)
        except Refused as refused:
            return self.refused(form, refused)
        return self.done_to(
            self.address("view_key_fact", fact_id=fact.pk),
            "Key fact added. Mark the rows of the chronology that carry it.",
        )

"""Pages that write something about the chronology in one form, held against the names of the people register."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import save_key_fact
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.fact_form import FactForm
from jigsaw.agency_returns.models import KeyFact
from jigsaw.agency_returns.queries.key_facts import agencies_of
from jigsaw.incidents.desk.part_writing import PartPage


class ChronologyFormPage(PartPage, ChronologyPage):
    """A form of somebody who writes the chronology."""

    permission = "edit_chronology"

    def revision_now(self) -> int:
        """Nothing here is written in parts."""
        return 0


class FactFormPage(ChronologyFormPage):
    """The form of a key fact: `self.fact` is the one that is changed, None for a new one."""

    fact: KeyFact | None = None

    def form(self, data: Any = None) -> FactForm:
        """The form with what is held, and the agencies of the case and of the fact."""
        names = agencies_of(self.incident, self.facts)
        if self.fact is None:
            return FactForm(data, agencies=names)
        held = {name: getattr(self.fact, name) for name in ("title", "why", "agencies")}
        return FactForm(data, initial=held, agencies=sorted({*names, *self.fact.agencies}))

    def write(self, form: Any) -> HttpResponse:
        """Save it, and go on to its page."""
        values = {"agencies": []} | form.own_values()
        is_new = self.fact is None
        fact = save_key_fact(
            self.incident, fact=self.fact, **values, said=form.said_no_name(), by=self.who, at=self.now
        )
        return self.done_to(
            self.address("view_key_fact", fact_id=fact.pk),
            "Key fact added. Mark the rows of the chronology that carry it." if is_new else "Key fact saved.",
        )

"""Change a key fact, or remove it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import remove_key_fact, save_key_fact
from jigsaw.agency_returns.desk.fact_form import FactForm
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.queries.key_facts import agencies_of
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.partnerships.rules import Refused


class EditKeyFact(FactPage):
    """The key fact as it is. Removing it is asked about first; the rows stay as they are."""

    permission = "edit_chronology"
    heading = "Change the key fact"

    def form(self, data: object = None) -> FactForm:
        """The form with what is held."""
        held = {name: getattr(self.fact, name) for name in ("title", "why", "agencies")}
        names = sorted({*agencies_of(self.incident, self.facts), *self.fact.agencies})
        return FactForm(data, initial=held, agencies=names)

    def on_get(self) -> HttpResponse:
        """Show it; `?remove=` asks whether it shall be removed."""
        return self.show(form=self.form(self.kept()), asks="remove" in self.request.GET)

    def on_post(self) -> HttpResponse:
        """Save it, or remove it after it was asked."""
        try:
            if "remove" in self.request.POST:
                remove_key_fact(self.fact, by=self.who, at=self.now)
                return self.done_to(
                    self.address("list_key_facts"), "Key fact removed. The rows stay as they are."
                )
            return self.keep()
        except Refused as refused:
            return self.refused(self.form(self.request.POST), refused)

    def keep(self) -> HttpResponse:
        """Save what was typed."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        values = {"agencies": []} | form.own_values()
        try:
            save_key_fact(
                self.incident, fact=self.fact, **values, said=form.said_no_name(), by=self.who, at=self.now
            )
        except PossibleName as found:
            form.ask_about_name(found)
            return self.show(form=form, status=400)
        return self.go_on("Key fact saved.")

"""Change a key fact, or remove it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import remove_key_fact
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.desk.writing import FactFormPage
from jigsaw.agency_returns.models import KeyFact
from jigsaw.partnerships.rules import Refused


class EditKeyFact(FactFormPage, FactPage):
    """The key fact as it is. Removing it is asked about first; the rows stay as they are."""

    permission = "edit_chronology"
    heading = "Change the key fact"
    fact: KeyFact

    def on_get(self) -> HttpResponse:
        """Show it; `?remove=` asks whether it shall be removed."""
        return self.show(form=self.form(self.kept()), asks="remove" in self.request.GET)

    def on_post(self) -> HttpResponse:
        """Save it, or remove it after it was asked."""
        return self.remove() if "remove" in self.request.POST else super().on_post()

    def remove(self) -> HttpResponse:
        """Remove it, or say why it stays."""
        try:
            remove_key_fact(self.fact, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(self.form(self.request.POST), refused)
        return self.done_to(self.address("list_key_facts"), "Key fact removed. The rows stay as they are.")

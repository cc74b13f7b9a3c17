"""Pages of one key fact, found among those of its case."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.models import KeyFact
from jigsaw.incidents.models import Incident


class FactPage(ChronologyPage):
    """A page of one key fact: `self.fact` is found with its case, or 404."""

    fact: KeyFact

    def find_row(self) -> Incident:
        """The case, then its key fact."""
        incident = super().find_row()
        self.fact = self.find(KeyFact, incident=incident, pk=self.kwargs["fact_id"])
        self.fact.incident = incident
        return incident

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its key fact."""
        return super().show(template, status=status, **({"fact": self.fact} | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the chronology, the key facts, this page."""
        way = super().crumbs(heading)
        way.insert(-1, {"text": "Who knew what, when", "href": self.address("list_key_facts")})
        if self.name() != "view_key_fact":
            way.insert(-1, {"text": "Key fact", "href": self.of_fact("view_key_fact")})
        return way

    def of_fact(self, name: str, **more: Any) -> str:
        """The address of another page of this key fact."""
        return self.address(name, fact_id=self.fact.pk, **more)

    def go_on(self, words: str) -> HttpResponseRedirect:
        """Back to the key fact, which says once what was done."""
        return self.done_to(self.of_fact("view_key_fact"), words)

"""What the pages about who may reach a case share: the way back, and what a refusal shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused


class AccessPage(CasePage):
    """A page reached from the list of people with access; it leads back there."""

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the people with access, this page."""
        way = super().crumbs(heading)
        return [*way[:-1], {"text": "People with access", "href": self.address("list_access")}, way[-1]]

    def refused(self, form: Form, refused: Refused) -> HttpResponse:
        """The page again, saying why a rule did not allow it."""
        add_refusal(form, refused)
        return self.show(form=form, status=400)

    def back(self, words: str) -> HttpResponse:
        """Back to the people with access, which says once what was done."""
        return self.done_to(self.address("list_access"), words)


def offer_people(form: Form, people: list[Any]) -> dict[str, Any]:
    """Offer people as the answers of the form's field `person`. Returns them by what is sent for each."""
    offered: Any = form.fields["person"]
    offered.choices = [("", "Choose one"), *((str(person.pk), person.full_name) for person in people)]
    return {str(person.pk): person for person in people}

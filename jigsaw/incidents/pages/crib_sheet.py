"""The answers in the order of the national form, to copy one by one or to print."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.desk.answers import groups_of_national_form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.recording import unfinished
from jigsaw.incidents.queries.register import is_named_for_register


class CribSheet(CasePage):
    """Names are not on it: they are opened in the people register, one person at a time."""

    permission = "view_case"
    heading = "Notification crib sheet"

    def on_get(self) -> HttpResponse:
        """Show it."""
        named = self.may_here("open_register") and is_named_for_register(self.incident, self.who)
        return self.show(
            groups=groups_of_national_form(self.incident),
            unfinished=unfinished(self) if self.may_here("edit_case") else [],
            may_open_register=named,
        )

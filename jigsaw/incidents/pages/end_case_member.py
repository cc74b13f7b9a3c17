"""End somebody's access to a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.actions.access import end_case_member
from jigsaw.incidents.desk.access_page import AccessPage
from jigsaw.incidents.models import CaseMember
from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused


class EndCaseMember(AccessPage):
    """Asks first; access can be given again."""

    permission = "give_access"
    heading = "End access"

    def find_row(self) -> Any:
        """The case, and in it the current membership that the address names, or 404."""
        super().find_row()
        current = self.rows(CaseMember).filter(incident=self.incident, ended_at=None)
        self.member = self.find(current.select_related("person", "incident"), pk=self.kwargs["member_id"])

    def on_get(self) -> HttpResponse:
        """Say what will end."""
        return self.show(name=self.member.person.full_name)

    def on_post(self) -> HttpResponse:
        """End it."""
        name = self.member.person.full_name
        try:
            end_case_member(self.member, by=self.who, at=self.now)
        except Refused as refused:
            form = Empty({})
            form.add_error(None, str(refused))
            return self.show(form=form, name=name, status=400)
        if self.member.person_id == self.who.pk:
            return self.done_to("/", "Your access to the case has ended.")
        return self.back(f"{name} no longer has access.")

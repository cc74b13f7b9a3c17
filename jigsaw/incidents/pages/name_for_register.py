"""Name a member of a case for its people register, or take the name away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.actions.access import name_for_register
from jigsaw.incidents.desk.access_page import AccessPage
from jigsaw.incidents.models import CaseMember
from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused


class NameForRegister(AccessPage):
    """Asks first. What the page was shown for is sent with it, so that a second press does not turn it round."""

    permission = "give_access"
    heading = "People register"

    def find_row(self) -> Any:
        """The case, and in it the current membership that the address names, or 404."""
        super().find_row()
        current = self.rows(CaseMember).filter(incident=self.incident, ended_at=None)
        self.member = self.find(current.select_related("person", "incident"), pk=self.kwargs["member_id"])

    def on_get(self) -> HttpResponse:
        """Say what will change."""
        return self.show()

    def on_post(self) -> HttpResponse:
        """Change it."""
        wanted = self.request.POST.get("opens", "")
        form = Empty({})
        if wanted not in ("yes", "no"):
            form.add_error(None, "Press the button to change who opens the people register")
            return self.show(form=form, status=400)
        try:
            name_for_register(self.member, opens=wanted == "yes", by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        can = "can now" if wanted == "yes" else "can no longer"
        return self.back(f"{self.member.person.full_name} {can} open the people register.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with whose name it is about and what it is now."""
        own = {"name": self.member.person.full_name, "opens": self.member.opens_register}
        return super().show(template, status=status, **(own | variables))

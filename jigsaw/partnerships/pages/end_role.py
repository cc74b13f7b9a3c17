"""End somebody's role."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.forms import Form
from jigsaw.partnerships.actions import end_role
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.scoped import PartnershipPage


class Nothing(Form):
    """A form that asks nothing; it says why a rule refused."""


class EndRole(PartnershipPage):
    """Asks first; the role can be given again."""

    permission = "invite_person"
    heading = "End a role"
    parent = ("People and roles", "list_people")

    def on_get(self, **address: Any) -> HttpResponse:
        """Say what will end."""
        self.find_role(**address)
        return self.show()

    def on_post(self, **address: Any) -> HttpResponse:
        """End it."""
        self.find_role(**address)
        try:
            end_role(by=self.request.user, at=self.now, membership=self.membership)
        except Refused as refused:
            return self.refused(Nothing({}), refused)
        return self.go("list_people", "The role has ended.")

    def find_role(self, membership_id: int) -> None:
        """The current role of this partnership, or 404."""
        current = self.rows(Membership).filter(partnership=self.partnership, ended_at=None)
        self.membership = self.find(current.select_related("person", "partnership"), pk=membership_id)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with whose role it is."""
        own = {"person": self.membership.person.full_name, "role": Role(self.membership.role).words}
        return super().show(template, status=status, **{**own, **variables})

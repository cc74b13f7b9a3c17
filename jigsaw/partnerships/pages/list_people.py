"""Who holds which role in a partnership."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.queries import people_of
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.scoped import PartnershipPage


class ListPeople(PartnershipPage):
    """Current roles; those that ended stand in the audit trail."""

    permission = "view_partnership"
    heading = "People and roles"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show them by name."""
        may_invite = self.may_in(self.partnership, "invite_person")
        people = [
            {
                "name": m.person.full_name,
                "email": m.person.email,
                "role": Role(m.role).words,
                "agency": m.agency or "",
                "end": self.address("end_role", membership_id=m.pk) if may_invite else "",
            }
            for m in people_of(self.partnership)
        ]
        invite = self.address("invite_person") if may_invite else ""
        return self.show(people=people, invite=invite)

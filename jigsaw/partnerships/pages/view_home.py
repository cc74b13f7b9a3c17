"""The start page: where one can go from here, by what one may do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.partnerships.access import StaffPage
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.places import places_for, waiting_for
from jigsaw.partnerships.roles import Role


class ViewHome(StaffPage):
    """Everybody who is signed in has one, also before they have a role."""

    permission = "view_home"
    audience = "Only you can see this page."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the person's roles and the places that they open."""
        held = Membership.current(request.user).select_related("partnership", "agency")
        roles = [
            {"role": Role(m.role).words, "partnership": m.partnership.name, "agency": m.agency}
            for m in held.order_by("partnership__name", "role")
        ]
        roles_held = {m.role for m in self.memberships}
        places = [p for p in places_for(roles_held) if p.url_name != "view_home"]
        doors = [{"text": p.text, "href": reverse(p.url_name), "sentence": p.sentence} for p in places]
        waiting = waiting_for(request.user, roles_held)
        return self.show(title="Start page", roles=roles, doors=doors, waiting=waiting)

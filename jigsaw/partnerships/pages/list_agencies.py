"""The partner agencies of a partnership."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.queries import agencies_of
from jigsaw.partnerships.rules import AGENCY_KINDS
from jigsaw.partnerships.scoped import PartnershipPage


class ListAgencies(PartnershipPage):
    """Statutory partners first."""

    permission = "view_partnership"
    heading = "Agencies"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show them."""
        kinds = dict(AGENCY_KINDS)
        agencies = [
            {"name": a.name, "kind": kinds.get(a.kind, a.kind), "statutory": "Yes" if a.statutory else "No"}
            for a in agencies_of(self.partnership)
        ]
        add = self.address("add_agency") if self.may_in(self.partnership, "edit_partnership") else ""
        return self.show(agencies=agencies, add=add)

"""A partnership's details, and the ways to its people, agencies, calendar and history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.rules import house_reference
from jigsaw.partnerships.scoped import PartnershipPage

# Address name of each page, its words, and the act that opens it.
WAYS = (
    ("edit_partnership", "Change these details", "edit_partnership"),
    ("list_people", "People and roles", "view_partnership"),
    ("list_agencies", "Agencies", "view_partnership"),
    ("view_working_days", "Working days", "view_partnership"),
    ("view_rule_book", "Rule book", "view_partnership"),
    ("edit_local_plan", "Day plan for rapid reviews", "edit_local_plan"),
    ("bulletin_settings", "Updates by email", "send_bulletin"),
    ("view_audit", "Audit trail", "view_audit"),
)


class ViewPartnership(PartnershipPage):
    """What stands in its documents and on its public page."""

    permission = "view_partnership"
    heading = "Partnership"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show the details."""
        here = self.partnership
        facts = [
            ("Name", here.name),
            ("Short name", here.short_name),
            ("References look like", house_reference(here.short_name)),
            ("Area", here.area),
            ("Website", here.website),
            ("Helpline", f"{here.helpline_text} {here.helpline_phone}"),
            ("Media contact", f"{here.media_name}, {here.media_email}, {here.media_phone}"),
            ("Signatures that a version needs", here.signatures_needed),
            ("Main colour", here.primary_colour),
            ("Tint", here.tint_colour),
        ]
        rows = [{"key": {"text": key}, "value": {"text": str(value)}} for key, value in facts]
        ways = [
            {"href": self.address(name), "text": words} for name, words, act in WAYS if self.may_in(here, act)
        ]
        return self.show(rows=rows, ways=ways)

"""One case: where it stands, what is due, what was done."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.desk.page import CasePage


class ViewCase(CasePage):
    """The case's own page."""

    permission = "view_case"
    heading = "Case"

    def on_get(self) -> HttpResponse:
        """Show it."""
        return self.show()

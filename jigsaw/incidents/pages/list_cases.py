"""The cases to which a person has access."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.models import Incident


class ListCases(WorkPage):
    """Newest first."""

    permission = "view_case"
    heading = "Cases"
    audience = "Only staff with access to these cases can see them."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self.show(cases=self.rows(Incident)[:50])

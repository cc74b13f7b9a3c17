"""How a published review was used, as readers told it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries.uses import uses_of


class ViewUses(PublicationPage):
    permission = "view_publication"
    heading = "How it was used"

    def on_get(self) -> HttpResponse:
        """What was told, newest first."""
        return self.show(uses=uses_of(self.publication))

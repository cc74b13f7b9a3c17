"""Open one person of the register: what identifies them, read by one person at one time, and recorded."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.desk.register import RegisterPage, shown_details
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.rules.terms import Relation


class OpenRegisterEntry(RegisterPage):
    """The reading is recorded under the entry, never with what it holds."""

    heading = "Person in the register"

    def on_get(self) -> HttpResponse:
        """Show what the entry holds."""
        assert self.entry is not None
        outside = [
            {"key": {"text": "Alias"}, "value": {"text": self.entry.alias}},
            {"key": {"text": "Who they are"}, "value": {"text": Relation(self.entry.relation).words}},
        ]
        return self.show(entry=self.entry, rows=outside + shown_details(details_of(self.entry)))

"""The people of a case: by alias and relation, without what identifies them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.desk.register import RegisterPage
from jigsaw.incidents.models import RegisterEntry
from jigsaw.incidents.queries.register import lines_of
from jigsaw.incidents.rules.terms import Relation, Stage


class ListRegister(RegisterPage):
    """Nothing here identifies anybody: each person is opened by themselves, and that is recorded."""

    heading = "People register"

    def on_get(self) -> HttpResponse:
        """Show them."""
        entries = list(self.rows(RegisterEntry).filter(incident=self.incident))
        lines = [
            {
                "alias": line.alias,
                "relation": Relation(line.relation).words,
                "entry_id": line.entry_id,
                "child_id": line.child_id,
            }
            for line in lines_of(entries, self.incident)
        ]
        recording = self.incident.stage == Stage.RECORDING
        back: dict[str, Any] = {
            "crumbs": None,
            "back_href": self.address("edit_children"),
            "back_text": "Back",
        }
        return self.show(
            lines=lines,
            recording=recording,
            may_give_access=self.may_here("give_access"),
            **(back if recording else {}),
        )

"""The child or children of an incident."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.children import ChildrenForm
from jigsaw.incidents.queries.register import is_named_for_register
from jigsaw.incidents.rules.recording import MOST_CHILDREN


class EditChildren(RecordingPage):
    """Up to four children with a page each, then others in words."""

    heading = "The child or children"
    part = "more_children"
    form_class = ChildrenForm

    def keep(self, form: Any, revision: int | None) -> Any:
        """Save the words on other children, where they are asked."""
        if "more_children" in form.fields:
            super().keep(form, revision)

    def more(self) -> dict[str, Any]:
        """The children, and whether there is room for another."""
        children = list(self.incident.children.all())
        return {"children": children, "may_add": len(children) < MOST_CHILDREN}

    def saved(self) -> HttpResponse:
        """While recording, names come next, for those who are named for the people register."""
        if self.is_being_recorded() and is_named_for_register(self.incident, self.who):
            return self.done_to(self.address("list_register"))
        return super().saved()

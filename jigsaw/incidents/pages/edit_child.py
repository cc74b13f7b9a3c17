"""Change a child of an incident, or take it out while the incident is still being recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.actions import recording
from jigsaw.incidents.desk.children import ChildPage
from jigsaw.incidents.models import Child, Incident
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class EditChild(ChildPage):
    """One child."""

    heading = "Change a child"

    def find_row(self) -> Incident:
        """The case, and the child of it that the address names."""
        incident = super().find_row()
        children = self.rows(Child).filter(incident=incident)
        self.child = self.find(children, pk=self.kwargs["child_id"])
        return incident

    def on_post(self) -> HttpResponse:
        """Save the child, or take it out."""
        return self.take_out() if "remove" in self.request.POST else super().on_post()

    def take_out(self) -> HttpResponse:
        """Take the child out."""
        assert self.child is not None
        try:
            recording.remove_child(self.incident, child=self.child, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_form(refusing(str(refused)), status=400, main=self.form())
        return self.done_to(self.page_before(), "The child was taken out.")

    def more(self) -> dict[str, Any]:
        """Whether the child can be taken out."""
        return {"may_remove": self.is_being_recorded()}

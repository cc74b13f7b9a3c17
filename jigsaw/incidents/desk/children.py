"""What the pages of one child share."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.actions import recording
from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.children import ChildForm
from jigsaw.incidents.models import Child


class ChildPage(RecordingPage):
    """A form over one child, a new one or a known one."""

    child: Child | None = None

    def page_before(self) -> str:
        """The list of children."""
        return self.address("edit_children")

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The case, the list of children, this page."""
        way = super().crumbs(heading)
        return [*way[:-1], {"text": "The child or children", "href": self.page_before()}, way[-1]]

    def button_words(self) -> str:
        """The child is saved by itself; the list comes next."""
        return "Save"

    def keep(self, form: Any, revision: int | None) -> Any:
        """Save the child; a date of birth goes into the people register and nowhere else."""
        values, born = form.values(), None
        if self.child is None or form.cleaned_data["age_or_dob"] != self.child.age:
            fields, age = recording.age_values(form.cleaned_data["age_or_dob"], self.incident)
            values, born = values | fields, age.born_on
        recording.save_child(
            self.incident,
            child=self.child,
            values=values,
            revision=revision,
            born_on=born,
            by=self.who,
            at=self.now,
        )

    def form(self, data: Any = None) -> ChildForm:
        """The form over the child."""
        return ChildForm(data, child=self.child, alias="" if self.child else self.next_alias())

    def next_alias(self) -> str:
        """What a new child is called."""
        return ""

    def saved(self) -> HttpResponse:
        """Back to the list of children, or to the case whose duties have followed."""
        if self.is_being_recorded():
            return self.done_to(self.page_before())
        return super().saved()

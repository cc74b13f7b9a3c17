"""What has changed since the review."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.components.fields import TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.documents.made import Fault
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.groups import Repeated
from jigsaw.publishing.forms.part_form import PartForm


class DevelopmentForm(Form):
    title = TextField(
        label="What has changed", missing="Enter what has changed", required=False, max_length=0
    )
    text = TextArea(
        label="In one or two sentences",
        missing="Enter one or two sentences on the change",
        required=False,
        max_length=0,
        rows=3,
        autosave=True,
    )
    link = TextField(label="Link (optional)", said="Link", required=False, max_length=0)


class DevelopmentsForm(PartForm):
    repeated: ClassVar = {"developments": Repeated(DevelopmentForm, one="change", most=200)}


class EditDevelopments(PartPage):
    heading = "What has changed since"
    part: ClassVar[str] = "developments"
    form_class = DevelopmentsForm

    def form(self, data: Any = None) -> DevelopmentsForm:
        """The whole list on one page."""
        return DevelopmentsForm(data, held={"developments": self.held()})

    def value(self, form: Any) -> list[dict[str, Any]]:
        """The list itself."""
        return form.part_value()["developments"]

    def faults(self, value: Any) -> list[Fault]:
        """The faults of the list, with the name under which the form holds it."""
        return [Fault(f"developments{fault.path}", fault.message) for fault in super().faults(value)]

"""One section of the report, in the small Markdown that the report may hold, with a preview."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpResponse

from jigsaw.components.fields import TextArea, TextField
from jigsaw.documents.markdown import read_markdown
from jigsaw.publishing.desk.item_pages import ItemPage
from jigsaw.publishing.desk.previewed import section_html
from jigsaw.publishing.forms.part_form import PartForm


class ReportSectionForm(PartForm):
    heading = TextField(label="Heading", missing="Enter the heading", required=False, max_length=0)
    body = TextArea(
        label="Text",
        said="The text",
        missing="Enter the text of the section",
        required=False,
        max_length=0,
        rows=24,
        autosave=True,
    )


class EditReportSection(ItemPage):
    part: ClassVar[str] = "report"
    one: ClassVar[str] = "section"
    form_class = ReportSectionForm
    afterwards: ClassVar[str] = "edit_report"

    def on_post(self) -> HttpResponse:
        """Show the section as readers will see it, or save it."""
        if "preview" not in self.request.POST:
            return super().on_post()
        self.typed = self.request.POST
        form = self.form(self.typed)
        if form.is_valid():
            reading = read_markdown(form.cleaned_data["body"])
            for problem in reading.problems[:1]:
                form.add_error("body", problem[:1].upper() + problem[1:])
            if not reading.problems:
                return self.show_form(form, **self.previewed(form))
        return self.show_form(form)

    def previewed(self, form: Any) -> dict[str, Any]:
        """The section as the public page will show it."""
        cleaned = form.cleaned_data
        return {
            "previewed": section_html(cleaned["body"]),
            "previewed_heading": cleaned["heading"] or "Section",
        }

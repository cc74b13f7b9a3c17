"""Start an import of past reviews from a file or pasted text."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import FileField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import PAST_REVIEWS
from jigsaw.files.gate.passing import Passed, pass_gate, pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import chosen_partnership
from jigsaw.publishing.desk.past_page import PastPage

PASTED = "Pasted text.txt"
ONE_OF_THEM = "Select a file or paste the text"


class PastImportForm(Form):
    file = FileField(
        label="A file",
        hint="A spreadsheet (XLSX or CSV), a saved web page (HTML), a PDF or a text file, smaller than 10MB.",
        accept=".xlsx,.csv,.html,.htm,.pdf,.txt",
        required=False,
    )
    text = TextArea(
        label="Or paste the text",
        said="The text",
        hint="For example the list of reviews on your website. Each review with its reference, title and date.",
        max_length=500_000,
        required=False,
    )
    codes = TextField(
        label="Codes of your references",
        hint="With spaces between them, like ASCB ASCP. A reference with another code is a neighbour's.",
        max_length=60,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of file and text, not both."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(given.get("file")) == bool(given.get("text")):
            both = "Select a file or paste the text, not both" if given.get("file") else ONE_OF_THEM
            self.add_error("file", both)
        return given


class StartPastImport(PastPage):
    heading = "Import past reviews"

    def get(self, request: Any) -> HttpResponse:
        """The questions, with the partnership's own code filled in."""
        home = self.partnership(request.GET.get("partnership", ""))
        return self.show_asking(PastImportForm(initial={"codes": home.short_name}), home)

    def post(self, request: Any) -> HttpResponse:
        """Take the file through the gate and queue its reading."""
        home = self.partnership(request.POST.get("partnership", ""))
        form = PastImportForm(request.POST, request.FILES)
        file = passed(form) if form.is_valid() else None
        if file is None:
            return self.show_asking(form, home)
        made = actions.start_past_import(
            partnership=home,
            name=file.name,
            content=file.content,
            codes=form.cleaned_data["codes"],
            by=self.who,
            at=self.now,
        )
        return self.done_to(
            reverse("view_past_import", args=[made.pk]), "The file is taken and waits to be read."
        )

    def partnership(self, slug: str) -> Partnership:
        """The partnership that imports, among those for which the person may; or 404."""
        offered = self.partnerships()
        return self.find(offered, pk=chosen_partnership(list(offered), slug).pk)

    def show_asking(self, form: Form, home: Partnership) -> HttpResponse:
        """The page."""
        return self.show(form=form, partnership_slug=home.slug)


def passed(form: Form) -> Passed | None:
    """The file or the text as the gate lets it through; nothing where the form is in error by then."""
    name = "file" if form.cleaned_data.get("file") else "text"
    try:
        if name == "file":
            return pass_upload(form.cleaned_data["file"], kinds=PAST_REVIEWS)
        return pass_gate(form.cleaned_data["text"].encode(), PASTED, kinds=PAST_REVIEWS)
    except GateRefused as refused:
        form.add_error(name, refused.message)
        return None

"""Files and text that are given to an import of past reviews."""

from __future__ import annotations

from typing import Any

from jigsaw.components.fields import FilesField, TextArea, TextField
from jigsaw.components.forms import Form

ONE_OF_THEM = "Select a file or paste the text"
# As many as one request may hold; a further one adds more.
MOST_AT_ONCE = 50


class PastFilesForm(Form):
    """Files, a text, or both."""

    file = FilesField(
        label="Files",
        hint="Spreadsheets (XLSX or CSV), saved web pages (HTML), PDFs or text files, each smaller than 10MB. "
        "Choose several at once if you have them: what belongs together is put together.",
        accept=".xlsx,.csv,.html,.htm,.pdf,.txt",
        required=False,
    )
    text = TextArea(
        label="Paste text",
        said="The text",
        hint="For example the list of reviews on your website. Each review with its reference, title and date.",
        max_length=500_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """At least one of both, and not too many."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        files = given.get("file") or []
        if not self.errors and not files and not given.get("text"):
            self.add_error("file", ONE_OF_THEM)
        if len(files) > MOST_AT_ONCE:
            self.add_error("file", f"Select {MOST_AT_ONCE} files at most. Add the others afterwards")
        return given


class PastImportForm(PastFilesForm):
    """What an import starts with."""

    codes = TextField(
        label="Codes of your references",
        hint="With spaces between them, like ASCB ASCP. A reference with another code is a neighbour's.",
        max_length=60,
        required=False,
    )

"""The forms about one row of the chronology: its marks, a private note, the row that it is linked with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.agency_returns.actions.marking import MOST_THEMES
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.components.fields import RadioField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.part_writing import WritingForm
from jigsaw.incidents.desk.themes_form import ThemesForm


class MarksForm(ThemesForm):
    """The key practice episode that the row is, and its themes in their groups. `initial["themes"]` are those held."""

    key_episode = TextField(
        label="Key practice episode (optional)", said="Key practice episode", max_length=120, required=False,
        hint="A few words without names, like ‘First missed appointment’. Rows of one episode may share its title",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """All themes that were chosen, as one list under `themes`; not more than a row may have."""
        cleaned = super().clean()
        if len(cleaned["themes"]) > MOST_THEMES:
            raise ValidationError(f"Select {MOST_THEMES} themes or fewer")
        return cleaned


class NoteForm(WritingForm):
    """A private note."""

    text = TextArea(
        label="Your note", missing="Enter your note", max_length=2000, autosave=True,
        hint="For the team alone: it stands in no export and in no document. Write people by their codes",
    )  # fmt: skip


class NearForm(Form):
    """The date near which the other row stands."""

    near = TextField(
        label="Look near another date", said="Date", hint="A day, a month or a year, like 4 March 2025",
        max_length=40, width=20, required=False,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_near(self) -> date | None:
        """The first day that is meant."""
        typed = self.cleaned_data["near"]
        if not typed:
            return None
        read = read_date(typed, today=self.today)
        if read.date is None or read.date.earliest is None:
            raise ValidationError("Enter a date, like 4 March 2025, March 2025 or 2025")
        return read.date.earliest


class LinkForm(WritingForm):
    """The other row, how the two belong together, and how their accounts differ."""

    other = RadioField(
        label="Which row does it belong with?",
        said="The other row",
        missing="Select the other row",
        choices=[],
    )
    kind = RadioField(
        label="How do they belong together?", said="How they belong together",
        missing="Select how they belong together",
        choices=[
            (LinkKind.SAME_EVENT, "They tell of the same event"),
            (LinkKind.DIFFER, "Their accounts differ"),
        ],
        hints={LinkKind.DIFFER: "Both stay in sight, side by side"},
        opens={LinkKind.DIFFER: "words"},
    )  # fmt: skip
    words = TextArea(
        label="How do the accounts differ?", said="How the accounts differ", max_length=500, required=False,
        hint="For example: one says that the child was seen, the other that nobody was at home", autosave=True,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, near: list[ChronologyRow], **more: Any) -> None:
        super().__init__(data, **more)
        found = [
            (str(row.pk), f"{date_of(row).words}, {row.agency_name}: {shortened(row.what_happened)}")
            for row in near
        ]
        self.fields["other"].choices = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Accounts that differ say how."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == LinkKind.DIFFER and not cleaned.get("words", "").strip():
            self.add_error("words", "Enter how the accounts differ")
        return cleaned


def shortened(text: str, most: int = 120) -> str:
    """The beginning of a text, cut between words."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"

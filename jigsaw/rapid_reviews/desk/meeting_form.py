"""What is asked about a meeting: when it is planned, and when it is written up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jigsaw.components.fields import (
    CheckboxesField,
    DateField,
    LinesField,
    RadioField,
    TextArea,
    TextField,
    TimeField,
)
from jigsaw.rapid_reviews.desk.writing import WritingForm
from jigsaw.rapid_reviews.models import Participant
from jigsaw.rapid_reviews.rules.terms import MeetingKind


class PlanForm(WritingForm):
    """When and where a meeting is, and its agenda."""

    kind = RadioField(
        label="Kind of meeting",
        said="The kind of meeting",
        missing="Select the kind of meeting",
        choices=[(kind.value, kind.words) for kind in MeetingKind],
        inline=True,
    )
    held_on = DateField(
        label="Date",
        said="Date of the meeting",
        missing="Enter the date of the meeting",
        hint="For example, 19 5 2026",
    )
    starts_at = TimeField(
        label="Time",
        said="Time of the meeting",
        missing="Enter the time of the meeting",
        hint="London time. For example, 10am",
        width=10,
    )
    place = TextField(
        label="Place", hint="A room, or how to join from elsewhere", missing="Enter the place", max_length=200
    )
    agenda = LinesField(
        label="Agenda",
        hint="One item a line. Change it as you need.",
        rows=9,
        max_length=4000,
        most_lines=30,
        required=False,
    )


class MeetingForm(PlanForm):
    """The same, with who came and what was said. `people` can be marked as having come."""

    attended = CheckboxesField(label="Who came", choices=[], required=False)
    apologies = TextField(label="Apologies", required=False, max_length=500)
    notes = TextArea(
        label="Notes",
        hint="Write aliases, like Child A and Mother.",
        max_length=20_000,
        rows=14,
        autosave=True,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, people: list[Participant], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        choices = [(str(p.pk), f"{p.name}, {p.role}") for p in people]
        self.fields["attended"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["attended"]

    def own_values(self) -> dict[str, Any]:
        """What was typed; nobody came where nobody could be marked."""
        return {"attended": [], **super().own_values()}

"""What is asked about a key practice episode, whether it is new or changed."""

from __future__ import annotations

from jigsaw.components.fields import RadioField, TextArea, TextField
from jigsaw.rapid_reviews.desk.writing import WritingForm


class EpisodeForm(WritingForm):
    """An episode: what happened, and why it made sense at the time."""

    title = TextField(
        label="Title", hint="For example, First contact with children’s social care", max_length=120
    )
    period = TextField(
        label="When",
        said="When it was",
        missing="Enter when it was",
        hint="In words, like March to May 2025",
        max_length=80,
    )
    agencies = TextField(label="Agencies", hint="Those that took part in it", required=False, max_length=200)
    what_happened = TextArea(
        label="What happened",
        hint="Write aliases, like Child A and Mother.",
        max_length=4000,
        rows=9,
        autosave=True,
    )
    analysis = TextArea(
        label="Why did this make sense at the time?",
        said="Why it made sense at the time",
        missing="Enter why it made sense at the time",
        hint="What people knew, what they were asked to do and what stood in their way. Then what it shows.",
        max_length=4000,
        rows=9,
        autosave=True,
    )
    good_practice = RadioField(
        label="Is this an example of good practice?",
        said="Good practice",
        missing="Select yes if this is an example of good practice",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
    )

    def own_values(self) -> dict[str, object]:
        """What was typed, good practice as true or false."""
        typed = super().own_values()
        return {**typed, "good_practice": typed["good_practice"] == "yes"}

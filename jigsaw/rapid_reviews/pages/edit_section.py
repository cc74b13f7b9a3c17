"""One section of the record: what to write, what the case already says, and the text."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.record import save_section
from jigsaw.rapid_reviews.desk.shown import known_of
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.rules.record import next_section
from jigsaw.rapid_reviews.rules.terms import SECTION_TITLES, SECTIONS

MISSING = "Enter the text of this section, or save it and come back later"


class SectionForm(WritingForm):
    """The text of the section. An empty line begins a new paragraph."""

    text = TextArea(
        label="What the record says",
        said="The text",
        hint="Write aliases, like Child A and Mother. An empty line begins a new paragraph.",
        max_length=20_000,
        rows=18,
        autosave=True,
        required=False,
    )


class EditSection(WritingPage):
    """The section that the address names, or 404."""

    form_class = SectionForm

    def find_row(self) -> Incident:
        """The case, its rapid review, and the section."""
        incident = super().find_row()
        self.section = str(self.kwargs["section"])
        if self.section not in SECTION_TITLES:
            raise Http404
        return incident

    @property
    def terms(self) -> tuple[str, str, str, bool]:
        """The section's key, heading, what to write, and whether it must be there."""
        return next(each for each in SECTIONS if each[0] == self.section)

    @property
    def needed(self) -> bool:
        """Whether the record must have the section."""
        return self.terms[3]

    def held(self) -> dict[str, Any]:
        """The text as it is saved."""
        return {"text": self.review.record.get(self.section, "")}

    def write(self, form: Any) -> HttpResponse:
        """Save the text; go on to the next section, or back. What was not sent stays as it is."""
        later = "later" in self.request.POST
        if not form.cleaned_data["text"] and self.needed and (not later or "text" not in self.request.POST):
            raise Refused(MISSING, "text")
        save_section(
            self.review,
            section=self.section,
            text=form.cleaned_data["text"],
            finished=not later,
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        following = next_section(self.section)
        if later or not following:
            return self.go_on(words=f"“{SECTION_TITLES[self.section]}” was saved.")
        return self.go_on("edit_section", section=following)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under the section's own heading."""
        _key, title, hint, _needed = self.terms
        keys = list(SECTION_TITLES)
        own = {
            "heading": title,
            "what_to_write": hint,
            "needed": self.needed,
            "place": f"Section {keys.index(self.section) + 1} of {len(keys)}",
            "known": known_of(self.review, self.section),
        }
        return super().show(template, status=status, **(own | variables))

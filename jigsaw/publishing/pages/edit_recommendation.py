"""One recommendation: what must change, who changes it, by when, and how it will be known."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.components.fields import CheckboxesField, DateField, RadioField, TextArea, TextField
from jigsaw.documents.words import STRENGTH_MEANINGS, STRENGTH_WORDS
from jigsaw.publishing import drafts
from jigsaw.publishing.desk.item_pages import ItemPage
from jigsaw.publishing.forms.part_form import PartForm


class RecommendationForm(PartForm):
    number = TextField(
        label="Number",
        hint="As the report counts it, like 1.",
        missing="Enter the number",
        required=False,
        width=3,
        max_length=0,
    )
    text = TextArea(
        label="What must change",
        said="What must change",
        missing="Enter what must change",
        required=False,
        max_length=0,
        autosave=True,
    )
    addressed_to = TextField(
        label="Who is asked",
        hint="The services or partners, like “Alderbrook maternity services”.",
        missing="Enter who is asked",
        required=False,
        max_length=0,
    )
    owner_role = TextField(
        label="Who owns it",
        hint="A role, not a name, like “Head of midwifery”.",
        missing="Enter the role that owns it",
        required=False,
        max_length=0,
    )
    due = DateField(
        label="By when",
        said="The day by which it must be done",
        hint="For example, 18 12 2026.",
        missing="Enter the day by which it must be done",
        required=False,
    )
    outcome_for_children = TextArea(
        label="What will be different for children",
        missing="Enter what will be different for children",
        required=False,
        max_length=0,
        rows=3,
        autosave=True,
    )
    how_we_will_know = TextArea(
        label="How you will know",
        hint="A measure, when it is taken, and where it stands today.",
        missing="Enter how you will know",
        required=False,
        max_length=0,
        rows=3,
        autosave=True,
    )
    strength = RadioField(
        label="How far does it reach?",
        said="How far it reaches",
        missing="Select how far it reaches",
        choices=[(strength.value, words) for strength, words in STRENGTH_WORDS.items()],
        hints={strength.value: words for strength, words in STRENGTH_MEANINGS.items()},
        required=False,
    )
    findings = CheckboxesField(
        label="Which findings does it answer? (optional)", said="Findings", choices=[], required=False
    )

    def __init__(self, data: Any = None, *, findings: list[Any] | None = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        self.offered = findings or []
        named = [
            (str(n), f"Finding {n}: {item.get('title') or 'without words yet'}")
            for n, item in enumerate(self.offered, 1)
        ]
        gone = [str(n) for n in self.held.get("findings") or [] if str(n) not in dict(named)]
        asked: Any = self.fields["findings"]
        asked.choices = [*named, *((n, f"Finding {n}, which is not there") for n in gone)]

    def part_value(self) -> dict[str, Any]:
        """The part; numbers as numbers where they are some."""
        value = super().part_value()
        value["number"] = _number(value["number"])
        value["findings"] = [int(n) for n in value["findings"] or []]
        return value

    def unbound(self) -> PartForm:
        """The same form, offering the same findings."""
        return type(self)(held=self.held, findings=self.offered)


class EditRecommendation(ItemPage):
    part: ClassVar[str] = "recommendations"
    one: ClassVar[str] = "recommendation"
    form_class = RecommendationForm
    afterwards: ClassVar[str] = "edit_recommendations"

    def form(self, data: Any = None) -> RecommendationForm:
        """The form; a new recommendation has the next number."""
        draft = self.publication.draft
        held = self.held() or {"number": self.next_number()}
        return RecommendationForm(data, held=held, findings=drafts.part_of(draft, "findings") or [])

    def next_number(self) -> int:
        """One more than the highest number so far."""
        held = drafts.part_of(self.publication.draft, "recommendations") or []
        return 1 + max((r["number"] for r in held if isinstance(r.get("number"), int)), default=0)


def _number(typed: Any) -> Any:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else typed

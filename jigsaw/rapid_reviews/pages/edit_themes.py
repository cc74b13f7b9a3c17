"""What the rapid review is about, in words of the vocabulary: earlier learning is found by them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.text import slugify

from jigsaw.components.fields import CheckboxesField
from jigsaw.documents.vocabulary import labels, vocabulary
from jigsaw.rapid_reviews.actions.record import save_themes
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage


class ThemesForm(WritingForm):
    """The themes, in their groups. `initial["themes"]` are those held."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        held = self.initial.get("themes", [])
        self.groups = []
        for group in vocabulary()["themes"]:
            name = f"themes_{slugify(group.label).replace('-', '_')}"
            choices = [(term.slug, term.label) for term in group.terms]
            among = [slug for slug, _label in choices if slug in held]
            self.fields[name] = CheckboxesField(
                label=group.label, choices=choices, required=False, initial=among
            )
            self.groups.append(name)

    def clean(self) -> dict[str, Any]:
        """All that was chosen, as one list under `themes`."""
        cleaned = super().clean() or {}
        cleaned["themes"] = [slug for name in self.groups for slug in cleaned.pop(name, [])]
        return cleaned

    @property
    def shown_groups(self) -> list[dict[str, Any]]:
        """Each group with how many of it are chosen."""
        made = []
        for name in self.groups:
            bound: forms.BoundField = self[name]
            made.append({"field": bound, "chosen": len(bound.value() or [])})
        return made


class EditThemes(WritingPage):
    """One to eight themes."""

    heading = "Themes"
    form_class = ThemesForm

    def held(self) -> dict[str, Any]:
        """The themes as they are saved."""
        return {"themes": self.review.themes}

    def write(self, form: Any) -> HttpResponse:
        """Save them."""
        save_themes(
            self.review,
            themes=form.cleaned_data["themes"],
            revision=form.seen_revision(),
            by=self.who,
            at=self.now,
        )
        return self.go_on(words="The themes were saved.")

    def both(self, form: Any, other: Any) -> dict[str, Any]:
        """Both choices, one beside the other."""
        form.fields["themes"] = CheckboxesField(
            label="Themes", choices=list(labels().items()), required=False
        )
        found = super().both(form, other)
        del form.fields["themes"]
        return found

    def in_words(self, name: str, value: Any) -> str:
        """The themes by their labels."""
        known = labels()
        return "\n".join(sorted(known.get(slug, slug) for slug in value or []))

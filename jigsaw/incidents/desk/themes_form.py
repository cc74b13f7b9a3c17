"""Themes of the vocabulary in their groups, as a form asks for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify

from jigsaw.components.fields import CheckboxesField
from jigsaw.documents.vocabulary import vocabulary
from jigsaw.incidents.desk.part_writing import WritingForm


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

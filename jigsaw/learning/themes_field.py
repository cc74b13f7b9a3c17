"""The question which themes somebody wants news of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.components.grouped import GroupedCheckboxesField
from jigsaw.documents.vocabulary import current, vocabulary

ALL = "all"
NOT_BOTH = "Select ‘All themes’ or the themes that you want, not both"


class ThemesField(GroupedCheckboxesField):
    """Any of the themes of the vocabulary; none means all. A replaced theme counts as what is used in its place."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Themes (optional)",
            hint="Choose as many as you like. If you choose none, you are told of everything.",
            said="Themes",
            required=False,
            every=(ALL, "All themes"),
            groups=[
                (group.label, sorted(((t.slug, t.label) for t in group.terms), key=lambda t: t[1].casefold()))
                for group in vocabulary()["themes"]
            ],
            **kwargs,
        )

    def clean(self, value: Any) -> list[str]:
        """The themes; none for all. Raises ValidationError for all and some."""
        chosen: list[str] = super().clean(value)
        if ALL in chosen and len(chosen) > 1:
            raise ValidationError(NOT_BOTH, code="not_both")
        return [each for each in chosen if each != ALL]

    def prepare_value(self, value: Any) -> Any:
        """What is ticked when the page is shown."""
        if not isinstance(value, list):
            return value
        return [each for each in value if each == ALL] + list(current(e for e in value if e != ALL))

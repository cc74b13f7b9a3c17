"""The question which themes somebody wants news of."""

from __future__ import annotations

from typing import Any

from jigsaw.components.fields import CheckboxesField
from jigsaw.documents.vocabulary import current, vocabulary

MOST_THEMES = 70


class ThemesField(CheckboxesField):
    """Any of the themes of the vocabulary; none means all. A replaced theme counts as what is used in its place."""

    def __init__(self, **kwargs: Any) -> None:
        terms = [term for group in vocabulary()["themes"] for term in group.terms]
        super().__init__(
            label="Themes (optional)",
            hint="Choose as many as you like. If you choose none, you are told of every new review.",
            said="Themes",
            required=False,
            choices=sorted(((term.slug, term.label) for term in terms), key=lambda pair: pair[1].casefold()),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """What is ticked when the page is shown."""
        return current(value) if isinstance(value, list) else value

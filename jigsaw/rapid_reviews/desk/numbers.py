"""A field for a working day of a plan."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.components.fields import TextField
from jigsaw.rapid_reviews.rules.planning import LAST_DAY


class DayField(TextField):
    """A number from 0 to LAST_DAY."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=0, width=3, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> Any:
        """The number. Raises ValidationError for anything else."""
        typed = super().clean(value)
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and int(typed) <= LAST_DAY):
            raise ValidationError(f"{self.said} must be a number from 0 to {LAST_DAY}", code="day")
        return int(typed)

"""Check boxes in groups that are folded away: for a long list of which people choose a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jigsaw.components.dressing import Grouped
from jigsaw.components.fields import CheckboxesField


class GroupedCheckboxesField(CheckboxesField):
    """Any of many answers, in groups of (label, choices). `every` is the answer that means all of them."""

    widget = Grouped

    def __init__(self, *, every: tuple[str, str], groups: Sequence[tuple[str, Any]], **kwargs: Any):
        self.every, self.groups = every, groups
        super().__init__(choices=[every, *(each for _, choices in groups for each in choices)], **kwargs)

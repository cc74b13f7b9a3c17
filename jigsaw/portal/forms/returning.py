"""The forms of a return: its first question, its nil answer, the pages of its summary, its key episodes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms

from jigsaw.agency_returns.rules.terms import (
    EPISODE_LIMITS,
    MOST_EPISODES,
    SUMMARY,
    Involved,
    SummaryField,
)
from jigsaw.components.fields import RadioField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.part_writing import WritingForm

SHORT = 200
EPISODE_WORDS = {
    "when": ("When it was", "In words, like March to May 2025", 1),
    "what": ("What happened", "Write codes, like Child A and Mother", 4),
    "quality": ("How good the practice was (optional)", "What went well, and what fell short", 3),
    "why": ("Why it made sense at the time (optional)", "What people knew, and what stood in their way", 3),
}


class InvolvementForm(Form):
    """The first question of every return."""

    involved = RadioField(
        label="Was your agency involved with these people in the period?",
        said="Whether your agency was involved",
        missing="Select yes if your agency was involved",
        choices=[(Involved.YES.value, "Yes"), (Involved.NO.value, "No involvement")],
        hints={
            Involved.YES.value: "Any contact at all, also if it was refused or missed",
            Involved.NO.value: "You say which records you looked through and send. That is a return.",
        },
    )


class NilForm(WritingForm):
    """Which records were looked through."""

    nil_checked = TextArea(
        label="Which records did you look through, and who did it?",
        said="Which records you looked through",
        missing="Enter which records you looked through, and who did it",
        hint="Name the systems and paper files, and the role of whoever looked. Write codes, like Child A.",
        max_length=2000,
        rows=6,
        autosave=True,
    )


class SummaryForm(WritingForm):
    """One page of the agency summary. Saved to be gone on with later, nothing needs to be answered."""

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, initial=initial, **more)
        if data is not None and "later" in data:
            for name in needed_of(type(self)):
                self.fields[name].required = False


@cache
def summary_form(page: str) -> type[SummaryForm]:
    """The form of one page of the agency summary."""
    fields: dict[str, Any] = {each.key: _asked(each) for each in SUMMARY if each.page == page}
    return type(f"{page.capitalize()}SummaryForm", (SummaryForm,), fields)


def needed_of(form: type[SummaryForm]) -> list[str]:
    """The answers that a page of the summary must have."""
    return [each.key for each in SUMMARY if each.needed and each.key in form.base_fields]


def _asked(field: SummaryField) -> TextField:
    label = field.label if field.needed else f"{field.label} (optional)"
    shared: dict[str, Any] = {
        "label": label,
        "said": field.label,
        "hint": field.hint,
        "max_length": field.limit,
        "required": field.needed,
    }
    if field.limit <= SHORT:
        return TextField(**shared)
    return TextArea(rows=min(12, max(4, field.limit // 250)), autosave=True, **shared)


class EpisodesForm(WritingForm):
    """Up to ten key episodes, each of four answers. `many` says how many stand on the page."""

    many = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, initial=initial, **more)
        typed = str((data if data is not None else initial or {}).get("many", ""))
        self.count = min(MOST_EPISODES, max(1, int(typed))) if re.fullmatch(r"[0-9]{1,2}", typed) else 1
        self.initial["many"] = str(self.count)
        for number in range(1, self.count + 1):
            for key in EPISODE_LIMITS:
                self.fields[f"{key}_{number}"] = _of_episode(key, number)
        self.order_fields([name for name in self.fields if name not in ("name_seals", "not_a_name")])

    def groups(self) -> list[dict[str, Any]]:
        """The episodes with their fields, for the template."""
        return [
            {"number": n, "fields": [self[f"{key}_{n}"] for key in EPISODE_LIMITS]}
            for n in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """An episode with anything in it says when it was and what happened."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, self.count + 1):
            texts = {key: cleaned.get(f"{key}_{number}", "") for key in EPISODE_LIMITS}
            if not any(texts.values()):
                continue
            wrong = {key for key in EPISODE_LIMITS if f"{key}_{number}" in self.errors}
            if not texts["when"] and "when" not in wrong:
                self.add_error(f"when_{number}", f"Enter when episode {number} was")
            if not texts["what"] and "what" not in wrong:
                self.add_error(f"what_{number}", f"Enter what happened in episode {number}")
        return cleaned

    def own_values(self) -> dict[str, Any]:
        """What was typed, without what the page itself carries."""
        return {key: value for key, value in super().own_values().items() if key != "many"}

    def episodes(self) -> list[dict[str, str]]:
        """The episodes as they stand on the page, those without any text included."""
        return [
            {key: self.cleaned_data.get(f"{key}_{number}", "") for key in EPISODE_LIMITS}
            for number in range(1, self.count + 1)
        ]


def _of_episode(key: str, number: int) -> TextField:
    label, hint, rows = EPISODE_WORDS[key]
    said = f"{label.removesuffix(' (optional)')} in episode {number}"
    shared: dict[str, Any] = {
        "label": label, "said": said, "hint": hint, "max_length": EPISODE_LIMITS[key], "required": False,
    }  # fmt: skip
    return TextField(**shared) if key == "when" else TextArea(rows=rows, autosave=True, **shared)

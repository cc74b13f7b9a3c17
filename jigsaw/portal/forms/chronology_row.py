"""One event of a chronology as a person types it: all columns. What is wrong, the engine of the spreadsheets says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from jigsaw.agency_returns.chronology.columns import BY_KEY, COLUMNS, KEYS, folded
from jigsaw.agency_returns.rules.entries import seal_of_cells
from jigsaw.components.fields import RadioField, SelectField, TextArea, TextField
from jigsaw.components.forms import Form

ROWS = {"people": 2, "what_happened": 6, "voice": 3, "action": 3, "analysis": 4}
HINTS = {
    "date": "For example, 4 March 2025, about 4 March 2025, March 2025, between 3 and 9 March 2025, or not known",
    "time": "For example, 09:05",
    "end_date": "Only if it lasted longer than a day",
    "source": "Where this is written down. For example, Health visitor electronic record",
    "service": "Who wrote it",
    "people": "Codes of the request, like Child A and Mother. No names",
    "what_happened": "What the record says, without analysis",
    "voice": "What the child said, did or showed",
    "reference": "Your own number for this event",
}


def _field(key: str) -> forms.Field:
    column = BY_KEY[key]
    label = column.heading if column.missing else f"{column.heading} (optional)"
    about: dict[str, Any] = {
        "label": label, "said": column.heading, "hint": HINTS.get(key, ""), "required": False,
    }  # fmt: skip
    values = [(choice, choice) for choice in column.choices]
    if column.choices and column.missing:
        return RadioField(choices=values, inline=True, **about)
    if column.choices:
        return SelectField(choices=values, **about)
    if key in ROWS:
        return TextArea(max_length=column.limit, rows=ROWS[key], autosave=ROWS[key] > 2, **about)
    return TextField(max_length=column.limit, width=None if column.limit > 60 else 20, **about)


class RowForm(Form):
    """The cells of one row. Nothing is checked here: `tell` says at the fields what the engine found."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, cells: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        held = {key: _listed(key, value) for key, value in (cells or {}).items()}
        if cells is not None:
            held["seen"] = seal_of_cells(cells)
        super().__init__(data, initial=held, **kwargs)
        self.told = False
        self.fields.update({key: _field(key) for key in KEYS})

    def full_clean(self) -> None:
        """Whatever is typed is taken as it is."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def values(self) -> dict[str, str]:
        """What was typed, by the key of each column."""
        typed = {key: str(self.data.get(self.add_prefix(key)) or "") for key in KEYS}
        return {key: value.replace("\r\n", "\n").replace("\0", "").strip() for key, value in typed.items()}

    @property
    def seal(self) -> str:
        """The seal of the cells as the form was loaded."""
        return str(self.data.get(self.add_prefix("seen")) or "")

    def tell(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong, at each field; "" is said above all of them."""
        self.is_bound = True
        self.full_clean()
        for key, words in errors.items():
            self.add_error(key if key in self.fields else None, words)

    def carry_seal(self, seal: str) -> None:
        """Saving again now replaces what somebody else saved."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("seen")] = seal
        self.data = data

    def shown(self, keys: Iterable[str]) -> list[forms.BoundField]:
        """Fields in the order of the columns."""
        wanted = set(keys)
        return [self[key] for key in KEYS if key in wanted]


def as_typed(cells: Mapping[str, str], prefix: str) -> dict[str, str]:
    """The cells of a kept row as its form would send them, so that errors can stand beside them."""
    data = {f"{prefix}-{key}": _listed(key, cells.get(key, "")) for key in KEYS}
    return data | {f"{prefix}-seen": seal_of_cells(cells)}


def _listed(key: str, value: str) -> str:
    """A value of a list as the list has it, whatever its case."""
    known = {folded(choice): choice for choice in BY_KEY[key].choices} if key in BY_KEY else {}
    return known.get(folded(value), value)


HEADINGS = {column.key: column.heading for column in COLUMNS}


class AllForms:
    """Several forms of one page, as the error summary and the title read one."""

    def __init__(self, forms_: Iterable[Form], words: str = "") -> None:
        self.all, self.words = list(forms_), words

    @property
    def errors(self) -> bool:
        """Whether anything is wrong in one of them."""
        return bool(self.words) or any(each.errors for each in self.all)

    def non_field_errors(self) -> list[str]:
        """What is said of no field."""
        said = [str(error) for each in self.all for error in each.non_field_errors()]
        return [self.words, *said] if self.words else said

    def __iter__(self) -> Any:
        return (bound for each in self.all for bound in each)

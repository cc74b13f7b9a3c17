"""Fields that come together and may be repeated: a child, a signatory, a link. Works without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from jigsaw.components.forms import Form


@dataclass(frozen=True)
class Repeated:
    """A group of fields that may be repeated: its form, what one is called, how many there may be at most,
    and what is said when one is needed and there is none."""

    form: type[Form]
    one: str
    most: int
    missing: str = ""


class Rows:
    """The rows of one repeated group on a page: from the draft, or as typed."""

    def __init__(
        self, name: str, kind: Repeated, *, data: Any = None, held: list[dict[str, Any]] | None = None
    ):
        self.name, self.kind, self.data = name, kind, data
        if data is None:
            self.forms = [self._form(n, initial=row) for n, row in enumerate((held or [{}])[: kind.most])]
        else:
            self.forms = [self._form(n, data=data) for n in self._numbers(data)]

    def _form(self, number: int, **given: Any) -> Form:
        return self.kind.form(prefix=f"{self.name}-{number}", **given)

    def _numbers(self, data: Any) -> list[int]:
        found = (re.fullmatch(rf"{self.name}-(\d{{1,3}})-[a-z_]+", key) for key in data)
        numbers = sorted({int(each[1]) for each in found if each})
        return numbers[: self.kind.most] or [0]

    def __iter__(self) -> Iterator[Form]:
        return iter(self.forms)

    @property
    def one(self) -> str:
        return self.kind.one

    @property
    def several(self) -> bool:
        """Whether a row may be removed."""
        return len(self.forms) > 1

    @property
    def room_for_another(self) -> bool:
        """Whether a row may be added."""
        return len(self.forms) < self.kind.most

    def filled(self) -> list[Form]:
        """The rows that say something; to be asked of rows as typed, once they are valid."""
        return [form for form in self.forms if any(form.cleaned_data.values())]

    def value(self) -> list[dict[str, Any]]:
        """The rows as an edition holds them, without empty fields."""
        return [{name: typed for name, typed in form.cleaned_data.items() if typed} for form in self.filled()]

    def typed(self) -> list[dict[str, Any]]:
        """What stands in the rows after "Add another" or "Remove" was pressed: to be shown again."""
        rows = [{name: form[name].data for name in form.fields} for form in self.forms]
        if self.data.get("add") == self.name:
            rows.append({})
        field, _, number = str(self.data.get("remove", "")).rpartition(":")
        if field == self.name and re.fullmatch(r"[0-9]{1,3}", number) and 1 <= int(number) <= len(rows):
            del rows[int(number) - 1]
        return rows[: self.kind.most] or [{}]

    def bound_fields(self) -> Iterator[BoundField]:
        """Every field of every row, in the order of the page."""
        for form in self.forms:
            yield from form  # type: ignore[misc]

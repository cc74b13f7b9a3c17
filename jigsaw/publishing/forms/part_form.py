"""The form of one part of an edition: it reads the part, writes the part, and shows faults at their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.forms import BoundField

from jigsaw.components.fields import CheckboxesField
from jigsaw.components.forms import Form
from jigsaw.documents.made import Fault
from jigsaw.publishing.forms.groups import Repeated, Rows
from jigsaw.publishing.forms.vocabulary import groups_with

PLACE = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Vocabulary:
    """A list of the vocabulary on a page: its question, a hint, and what is said when nothing is chosen."""

    label: str
    hint: str = ""


@dataclass(frozen=True)
class ChosenGroup:
    """One group of checkboxes: its field, and the words of those that are ticked."""

    field: BoundField
    chosen: str


class PartForm(Form):
    """The base of the forms that write an edition.

    Fields have the names of the edition's fields and none is required by itself: what a whole edition needs is
    told by `documents`, and `take_faults` puts each fault at its field, so that an unfinished page can be kept.
    `repeated` names groups of fields, `vocabularies` lists of checkboxes, `paths` fields that stand deeper,
    `optional` fields that a whole edition can be without.
    """

    repeated: ClassVar[dict[str, Repeated]] = {}
    vocabularies: ClassVar[dict[str, Vocabulary]] = {}
    paths: ClassVar[dict[str, str]] = {}
    optional: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, data: Any = None, *, held: dict[str, Any] | None = None, **kwargs: Any):
        self.held = held or {}
        super().__init__(data, initial=self.initial_of(self.held), **kwargs)
        for name in self.vocabularies:
            self._offer(name)
        self.rows = {
            name: Rows(name, kind, data=data, held=self.held.get(name))
            for name, kind in self.repeated.items()
        }

    def initial_of(self, held: dict[str, Any]) -> dict[str, Any]:
        """What stands in the fields, from what the draft holds."""
        initial = dict(held)
        for path, field in self.paths.items():
            value: Any = held
            for step in path.split("."):
                value = value.get(step) if isinstance(value, dict) else None
            initial[field] = value
        return initial

    def _offer(self, name: str) -> None:
        held = [str(slug) for slug in self.held.get(name) or []]
        for number, group in enumerate(groups_with(name, held)):
            slugs = [term.slug for term in group.terms]
            field = f"{name}_{number}"
            self.fields[field] = CheckboxesField(
                label=group.label, choices=[(t.slug, t.label) for t in group.terms], required=False
            )
            self.initial.setdefault(field, [slug for slug in held if slug in slugs])

    def groups_of(self, name: str) -> list[ChosenGroup]:
        """The groups of checkboxes of one list of the vocabulary."""
        fields = [self[field] for field in self.fields if re.fullmatch(rf"{name}_\d+", field)]
        return [ChosenGroup(field, _chosen(field)) for field in fields]

    @property
    def own_fields(self) -> list[BoundField]:
        """For templates: the fields that are no list of the vocabulary."""
        return [self[name] for name in self.fields if name.rpartition("_")[0] not in self.vocabularies]

    @property
    def vocabulary_sections(self) -> dict[str, dict[str, Any]]:
        """For templates: each list with its words, its groups, and whether nothing is chosen yet."""
        return {
            name: {"label": words.label, "hint": words.hint, "groups": self.groups_of(name)}
            for name, words in self.vocabularies.items()
        }

    @property
    def presses_other_buttons(self) -> bool:
        """Whether the page has buttons besides that of saving, which Enter must not press."""
        return True

    def is_valid(self) -> bool:
        """Whether all that was typed can be kept; whether it is enough is `take_faults`."""
        valid = [form.is_valid() for rows in self.rows.values() for form in rows]
        return super().is_valid() and all(valid)

    def part_value(self) -> Any:
        """The part as an edition holds it; fields left empty are None."""
        value: dict[str, Any] = {}
        ticked: dict[str, list[str]] = {name: [] for name in self.vocabularies}
        deeper = {field: path for path, field in self.paths.items()}
        for name, typed in self.cleaned_data.items():
            lead = name.rpartition("_")[0]
            if lead in ticked:
                ticked[lead] += typed
            else:
                kept = typed.isoformat() if isinstance(typed, date) else typed
                _put(value, deeper.get(name, name), kept or None)
        groups = {name: rows.value() for name, rows in self.rows.items()}
        return value | {name: self._in_order(name, slugs) for name, slugs in ticked.items()} | groups

    def _in_order(self, name: str, slugs: list[str]) -> list[str]:
        """Chosen words in the order in which the edition had them, new ones after."""
        held = [str(slug) for slug in self.held.get(name) or []]
        return [s for s in held if s in slugs] + [s for s in slugs if s not in held]

    def take_faults(self, faults: list[Fault]) -> None:
        """Put each fault of the part at its field, in words that the page can say."""
        for fault in faults:
            if not fault.path:
                self._ask_for_all()
                continue
            if within := [field for path, field in self.paths.items() if path.startswith(f"{fault.path}.")]:
                for name in within:
                    self.add_error(name, str(self.fields[name].error_messages["required"]))
                continue
            form, name, lead = self._place(fault.path)
            if form is None:
                self.add_error(None, str(fault))
            elif name:
                form.add_error(name, self._words(form, name, lead, fault))

    def _ask_for_all(self) -> None:
        """Nothing of the part is there: ask for each field that it needs."""
        for name in self.fields:
            if name not in self.optional and name.rpartition("_")[0] not in self.vocabularies:
                self.add_error(name, str(self.fields[name].error_messages["required"]))
        for rows in self.rows.values():
            first = rows.forms[0]
            name = next(iter(first.fields))
            first.add_error(name, str(first.fields[name].error_messages["required"]))

    def _words(self, form: Form, name: str, lead: str, fault: Fault) -> str:
        field: Any = form.fields[name]
        listed = name.rpartition("_")[0] in self.vocabularies
        if listed or (name in form.cleaned_data and not form.cleaned_data[name]):
            return str(field.error_messages["required"])
        if fault.message.startswith("line "):
            return fault.message[:1].upper() + fault.message[1:]
        return f"{getattr(field, 'said', field.label)}{lead} {fault.message}"

    def _place(self, path: str) -> tuple[Form | None, str, str]:
        """The form and field that a fault's path names, and which line of it (", line 2,").

        A list with rows in it is not short of rows, whatever is wrong inside them: the field is then "".
        """
        if path in self.paths:
            return self, self.paths[path], ""
        first, _, rest = path.partition(".")
        found = PLACE.search(first)
        name, number = PLACE.sub("", first), int(found[1]) if found else 0
        if name in self.rows:
            filled = self.rows[name].filled()
            if filled and not found:
                return self, "", ""
            rows = filled or self.rows[name].forms
            row = rows[min(number, len(rows) - 1)]
            return (
                row,
                PLACE.sub("", rest) if PLACE.sub("", rest) in row.fields else next(iter(row.fields)),
                "",
            )
        if name in self.vocabularies:
            return self, f"{name}_0", ""
        if name in self.fields:
            return self, name, f", line {number + 1}," if found else ""
        return None, "", ""

    def again(self) -> PartForm:
        """The form with what was typed, and one line or row more or less, after "Add another" or "Remove"."""
        typed = {name: self[name].data for name in self.fields}
        for name, field in self.fields.items():
            if hasattr(field, "change_lines"):
                typed[name] = field.change_lines(name, typed[name], self.data)
        shown = self.unbound()
        shown.initial = {**shown.initial, **typed}
        shown.rows = {name: Rows(name, rows.kind, held=rows.typed()) for name, rows in self.rows.items()}
        return shown

    def unbound(self) -> PartForm:
        """A form of the same kind with nothing typed; forms with arguments of their own pass them on."""
        return type(self)(held=self.held)

    @property
    def whole(self) -> WholePage:
        """All fields of the page, rows included, for the error summary and the title."""
        return WholePage(self)


class WholePage:
    """A form and its repeated rows as one: what the error summary and the page's title ask."""

    order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, form: PartForm):
        self.form = form

    @property
    def errors(self) -> list[Any]:
        """Whether anything is wrong anywhere on the page."""
        rows = [form.errors for rows in self.form.rows.values() for form in rows if form.errors]
        return [*([self.form.errors] if self.form.errors else []), *rows]

    def non_field_errors(self) -> list[Any]:
        """What is wrong with the page as a whole."""
        return list(self.form.non_field_errors())

    def __iter__(self) -> Iterator[BoundField]:
        """Every field in the order of the page: lists of the vocabulary stand last, rows before them."""
        last = [name for name in self.form.fields if name.rpartition("_")[0] in self.form.vocabularies]
        yield from (self.form[name] for name in self.form.fields if name not in last)
        for rows in self.form.rows.values():
            yield from rows.bound_fields()
        yield from (self.form[name] for name in last)


def _put(value: dict[str, Any], path: str, typed: Any) -> None:
    *groups, last = path.split(".")
    for step in groups:
        value = value.setdefault(step, {})
    value[last] = typed


def _chosen(field: BoundField) -> str:
    ticked = {str(slug) for slug in field.value() or []}
    return ", ".join(str(words) for slug, words in field.field.choices if slug in ticked)  # type: ignore[attr-defined]

"""A page that writes a part of a row: nothing typed is lost, no name slips in, two people see each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import CheckboxField
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.partnerships.desk import RowPage, add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile

MOST_DIGITS = 10
SEALS, SAID = "name_seals", "not_a_name"


class WritingForm(Form):
    """A form of such a page. It carries the revision with which it was loaded.

    Once a text may hold a name, it also asks whether it is none. `data` and `initial` as for any form.
    """

    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, initial=dict(initial or {}), **more)
        if data is not None and data.get(SEALS):
            self._ask()

    def seen_revision(self) -> int:
        """The revision with which the form was loaded; 0 for anything that is no number."""
        typed = str(self.data.get("revision", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0

    def said_no_name(self) -> str:
        """The seals of the words of which the person says that they are no names; empty where they do not."""
        return str(self.cleaned_data.get(SEALS, "")) if self.cleaned_data.get(SAID) else ""

    def ask_about_name(self, found: PossibleName) -> None:
        """Say at the field that it may hold a name, and ask whether it is none."""
        self._carry(SEALS, found.seals)
        self._carry(SAID, "")
        self._ask()
        self.add_error(found.field if found.field in self.fields else None, str(found))

    def carry_on_from(self, revision: int) -> None:
        """Saving again now replaces what the other person saved."""
        self._carry("revision", str(revision))

    def own_values(self) -> dict[str, Any]:
        """What was typed, without what the page itself carries."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("revision", SEALS, SAID)}

    def _carry(self, name: str, value: str) -> None:
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[name] = value
        self.data = data

    def _ask(self) -> None:
        self.fields[SEALS] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.fields[SAID] = CheckboxField(
            label="It is not a name",
            hint="Tick this only when the word means something else. It is kept that you said so.",
            missing="Confirm that it is not a name",
            required=False,
        )


class PartPage(RowPage):
    """A form over one part. A page says `form_class`, `held`, `revision_now` and `write`.

    When somebody else saved the part meanwhile, the page shows both texts and keeps what was typed; saving again
    then replaces theirs.
    """

    form_class: ClassVar[type[WritingForm]]

    def held(self) -> dict[str, Any]:
        """What is saved now, by field of the form."""
        return {}

    def revision_now(self) -> int:
        """The revision of what is saved now."""
        raise TypeError(f"{type(self).__name__} must say the revision of what it writes")

    def write(self, form: Any) -> HttpResponse:
        """Call the one action of the page and say where the person goes on. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must say what it writes")

    def form(self, data: Any = None) -> Any:
        """The form with what is saved, or with what was typed."""
        return self.form_class(data, initial={**self.held(), "revision": self.revision_now()})

    def on_get(self) -> HttpResponse:
        """The part as it is, or as it was typed before the session ended."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Save it, or say what stands in the way."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            return self.write(form)
        except SavedMeanwhile as other:
            self.find_row()
            form.carry_on_from(self.revision_now())
            form.add_error(None, str(other))
            return self.show(form=form, status=400, **self.both(form, other))
        except PossibleName as found:
            form.ask_about_name(found)
            return self.show(form=form, status=400)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)

    def both(self, form: Any, other: SavedMeanwhile) -> dict[str, Any]:
        """What the other person saved beside what was typed here, where they differ; and who, and when."""
        held, typed = self.held(), form.own_values()
        moved = [
            {
                "label": str(form.fields[name].label),
                "before": self.in_words(name, held.get(name)),
                "after": self.in_words(name, value),
            }
            for name, value in typed.items()
            if name in form.fields and self.in_words(name, held.get(name)) != self.in_words(name, value)
        ]
        return {"moved": moved, "moved_words": {"who": other.by_whom, "when": london.words(other.at)}}

    def in_words(self, name: str, value: Any) -> str:
        """A value of the form as both texts show it."""
        if isinstance(value, (list, tuple)):
            labels = {str(v): str(words) for v, words in getattr(self.form().fields[name], "choices", [])}
            return "\n".join(labels.get(str(each), str(each)) for each in value)
        return "" if value is None else str(value)

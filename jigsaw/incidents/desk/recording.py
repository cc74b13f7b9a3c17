"""The pages that write a case: one after the other while an incident is recorded, one by one afterwards.

Each saves its own part. When somebody else saved the part meanwhile, the page shows both texts and keeps what was
typed; saving again then replaces theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.incidents.actions import recording
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.forms.recording import PartForm
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.queries.recording import missing_parts, parts_of, withdrawal_is_due
from jigsaw.incidents.rules.starting import whose_duty_in_words
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile

# The pages of recording, in their order; the last shows all answers and starts the clocks.
SEQUENCE = (
    "edit_source",
    "edit_aware",
    "edit_happened",
    "edit_what_happened",
    "edit_children",
    "check_incident",
)
MOST_REVISION = 9


class WritingPage(CasePage):
    """A form over a part of a case that two people may have open at once.

    A page says how its form is made (`form`), and saves it (`keep`), giving the revision that it was loaded with.
    """

    permission = "edit_case"
    save_words: ClassVar[str] = "Saved."
    typed: Any = None

    def form(self, data: Any = None) -> Any:
        """The form with what is held, or with what was typed."""
        raise TypeError(f"{type(self).__name__} must make its form")

    def keep(self, form: Any, revision: int | None) -> Any:
        """Save what was typed. Raises Refused and SavedMeanwhile."""
        raise TypeError(f"{type(self).__name__} must save its form")

    def on_get(self) -> HttpResponse:
        """The part as it is, or as it was typed before the session ended."""
        self.typed = self.kept()
        return self.show_form(self.form(self.typed))

    def on_post(self) -> HttpResponse:
        """Save the part, or say what stands in the way."""
        self.typed = self.request.POST
        form = self.form(self.typed)
        if not form.is_valid():
            return self.show_form(form, status=400)
        typed = dict(form.cleaned_data)
        try:
            self.keep(form, self.revision())
        except SavedMeanwhile as moved:
            self.find_row()
            form.add_error(None, str(moved))
            shown = {"who": moved.by_whom, "when": london.words(moved.at)}
            changes = differences_between(self.form(), form, typed)
            return self.show_form(form, status=400, moved_words=shown, moved=changes)
        except Refused as refused:
            form.take_refusal(str(refused), refused.field)
            return self.show_form(form, status=400)
        return self.saved()

    def revision(self) -> int:
        """The revision with which the form was loaded; 0 for anything that is no number."""
        typed = (self.typed or {}).get("revision", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_REVISION else 0

    def show_form(self, form: Any, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with its form; once both texts were shown, the form carries the new revision on."""
        again = self.typed is not None and "moved_words" not in context
        own = {
            "form": form,
            "revision": self.revision() if again else self.incident.revision,
            "button_words": self.button_words(),
        }
        return self.show(status=status, **(own | self.more() | context))

    def more(self) -> dict[str, Any]:
        """What else the page's template needs."""
        return {}

    def button_words(self) -> str:
        """What the button says."""
        return "Save and continue" if self.is_being_recorded() else "Save"

    def is_being_recorded(self) -> bool:
        """Whether the clocks do not run yet."""
        return self.incident.stage == Stage.RECORDING

    def saved(self) -> HttpResponse:
        """Where the person goes on: while recording to the next page, afterwards to the case."""
        return self.go_home(self.save_words)


class RecordingPage(WritingPage):
    """One page of the sequence."""

    part: ClassVar[str] = ""
    form_class: ClassVar[type[PartForm]]

    def form(self, data: Any = None) -> Any:
        """The form over the incident."""
        return self.form_class(data, incident=self.incident)

    def keep(self, form: Any, revision: int | None) -> Any:
        """Save the part."""
        self.incident = recording.save_part(
            self.incident, part=self.part, values=form.values(), revision=revision, by=self.who, at=self.now
        )

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """While the incident is recorded the page leads back to the one before, afterwards to the case."""
        if self.is_being_recorded():
            back = {"crumbs": None, "back_href": self.page_before(), "back_text": "Back"}
            variables = back | variables
        duty = whose_duty_in_words(facts_of(self.incident), self.incident.partnership.area)
        own = {"duty_words": duty, "withdraw": withdrawal_is_due(self.incident)}
        return super().show(template, status=status, **(own | variables))

    def page_before(self) -> str:
        """The address of the page before in the sequence; of the list of cases from the first."""
        place = SEQUENCE.index(self.name())
        return self.address(SEQUENCE[place - 1]) if place else reverse("list_cases")

    def page_after(self) -> str:
        """The address of the next page that is not finished; of the check once all that follow are.

        The page of the children is never passed over on the way from what happened: it says whose duty it is.
        """
        place = SEQUENCE.index(self.name())
        missing = {part.page for part in missing_parts(self.incident)}
        if not missing:
            return self.address("check_incident")
        left = [name for name in SEQUENCE[place + 1 :] if name in missing]
        return self.address(left[0] if left else "check_incident")

    def saved(self) -> HttpResponse:
        """While recording to the next page; afterwards to the case, whose duties have followed."""
        if self.is_being_recorded():
            return self.done_to(self.page_after())
        if withdrawal_is_due(self.incident):
            return self.done_to(self.address("edit_what_happened"), "Saved. The criteria are no longer met.")
        return self.go_home("Saved. The dates follow from the answers.")


def unfinished(page: CasePage) -> list[dict[str, str]]:
    """The pages that must still be finished, with their addresses."""
    return [
        {"text": part.title, "href": page.address(part.page)}
        for part in parts_of(page.incident)
        if not part.whole
    ]


def differences_between(held: Any, form: Any, typed: dict[str, Any]) -> list[dict[str, str]]:
    """What the other person saved beside what was typed here, field by field, where they differ."""
    found = []
    for name, field in form.fields.items():
        before = in_words(field, held.initial.get(name))
        after = in_words(field, typed.get(name))
        if before != after:
            found.append({"label": str(field.label), "before": before, "after": after})
    return found


def in_words(field: Any, value: Any) -> str:
    """An answer as people read it."""
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return london.date_words(value)
    if isinstance(value, time):
        return london.time_words(value)
    if isinstance(value, str):
        return str(dict(getattr(field, "choices", None) or ()).get(value, value))
    return "\n".join(str(each) for each in value) if isinstance(value, Sequence) else str(value)

"""The forms by which a return is given to who approves it, approved and sent, or sent back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from jigsaw.agency_returns.actions.approving import Handover
from jigsaw.agency_returns.rules.terms import LateReturn
from jigsaw.calendar.words import count_words
from jigsaw.components.fields import CheckboxField, EmailField, RadioField, SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.rules.terms import choices
from jigsaw.partnerships.rules import LONGEST_NOTE

SELF, MANAGER = "self", "manager"
WITHOUT, WAIT = "without", "wait"
FAIR = "This is a fair and full account of our records"
OTHER_FIELDS = ("new_name", "new_email")


class SayingForm(Form):
    """What both forms may ask: why the return is late, who in the agency agreed, and that the account is fair."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def ask_why_late(self) -> None:
        """Ask why the return is late."""
        self.fields["late_reason"] = RadioField(
            label="Why is the return late?",
            said="Why the return is late",
            missing="Select why the return is late.",
            choices=choices(LateReturn),
        )
        self.fields["late_note"] = TextArea(
            label="More about why it is late (optional)",
            said="More about why it is late",
            hint="Needed if you choose Other. It is kept for the yearly figures.",
            max_length=LONGEST_NOTE,
            rows=3,
            required=False,
        )

    def ask_who_agreed(self, *, required: bool = True) -> None:
        """Ask staff who in the agency agreed."""
        self.fields["agreed_by"] = TextField(
            label="Who in the agency agreed to this return?",
            said="Who in the agency agreed to this return",
            hint="Name and role",
            missing="Enter who in the agency agreed to this return",
            max_length=160,
            required=required,
        )

    def ask_whether_fair(self, *, required: bool = True) -> None:
        """Ask for the approver's word."""
        missing = "Confirm that this is a fair and full account of our records"
        self.fields["fair"] = CheckboxField(label=FAIR, missing=missing, required=required)

    def said(self, *, without_parts: bool = False) -> Handover:
        """What was said, for the action."""
        typed = self.cleaned_data
        return Handover(
            late_reason=typed.get("late_reason", ""),
            late_note=typed.get("late_note", ""),
            agreed_by=typed.get("agreed_by", ""),
            without_parts=without_parts,
        )

    def late_other_says_more(self) -> None:
        """Other is told in words."""
        typed = self.cleaned_data
        other = typed.get("late_reason") == LateReturn.OTHER
        if other and not typed.get("late_note") and "late_note" not in self.errors:
            self.add_error("late_note", "Enter why the return is late")


class HandoverForm(SayingForm):
    """Who approves a return that is whole. For a return without involvement, one's own approval sends it."""

    def __init__(
        self, data: Any = None, *, people: Sequence[Any], late: bool, parts: int, nil: bool, by_staff: bool,
        agency: str, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **more)
        self.people = {str(person.pk): person for person in people}
        self.nil = nil
        if late:
            self.ask_why_late()
        if parts:
            self._ask_about_parts(parts)
        self._ask_who(by_staff, agency)
        if by_staff:
            self.ask_who_agreed(required=False)
        if nil:
            self.ask_whether_fair(required=False)

    def _ask_about_parts(self, parts: int) -> None:
        one = parts == 1
        verb = "has" if one else "have"
        self.fields["parts"] = RadioField(
            label=f"{count_words(parts, 'department')} {verb} not returned {'its' if one else 'their'} part",
            missing="Select what to do about the departments that have not returned their part",
            choices=[(WITHOUT, "Send without"), (WAIT, "Wait, and send later")],
            hints={WITHOUT: "What was written there stays out of the return, and they are told."},
        )

    def _ask_who(self, by_staff: bool, agency: str) -> None:
        own = "The agency has agreed to it" if by_staff else "I can approve this"
        other = f"Send to a manager of {agency}" if by_staff else "Send to my manager"
        opens = {MANAGER: "manager"}
        if by_staff:
            opens[SELF] = "agreed_by"
        self.fields["approver"] = RadioField(
            label="Who approves this return?",
            said="Who approves this return",
            missing="Select who approves this return",
            choices=[(SELF, own), (MANAGER, other)],
            hints={MANAGER: "They get an email with a link, read everything and send it."},
            opens=opens,
        )
        self.fields["manager"] = SelectField(
            label="Manager",
            choices=[(key, person.full_name) for key, person in self.people.items()],
            empty="Choose one, or open “The manager is not listed”",
            required=False,
        )
        self.fields["new_name"] = TextField(label="Full name", max_length=100, required=False)
        self.fields["new_email"] = EmailField(
            label="Work email address", hint="They sign in with it and a code", required=False
        )

    def clean(self) -> dict[str, Any]:
        """A manager is chosen or named whole; one's own approval says what it must."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.late_other_says_more()
        if cleaned.get("approver") == MANAGER and not cleaned.get("manager"):
            self._manager_is_named(cleaned)
        if cleaned.get("approver") == SELF:
            for name in ("agreed_by", "fair"):
                if name in self.fields and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, str(self.fields[name].error_messages["required"]))
        return cleaned

    def _manager_is_named(self, cleaned: dict[str, Any]) -> None:
        given = [bool(self.data.get(name, "").strip()) for name in OTHER_FIELDS]
        if not any(given):
            self.add_error("manager", "Select your manager, or enter their name and work email address")
        elif not given[0]:
            self.add_error("new_name", "Enter the full name of your manager")
        elif not given[1]:
            self.add_error("new_email", "Enter the work email address of your manager")

    def main_fields(self) -> list[Any]:
        """The fields that stand on the page by themselves, but those of somebody who is not listed and the tick."""
        return [f for f in self.visible_fields() if f.name not in (*OTHER_FIELDS, "fair")]

    def other_fields(self) -> list[Any]:
        """The name and address of a manager who is not listed."""
        return [self[name] for name in OTHER_FIELDS]

    def names_somebody(self) -> bool:
        """Whether a name or address of somebody who is not listed was typed."""
        return any(self[name].value() for name in OTHER_FIELDS)

    def tick(self) -> Any:
        """The approver's word, where this page asks for it."""
        return self["fair"] if "fair" in self.fields else None

    def approves_self(self) -> bool:
        """Whether the person approves it themselves."""
        return self.cleaned_data["approver"] == SELF

    def waits(self) -> bool:
        """Whether the person rather waits for the departments."""
        return self.cleaned_data.get("parts") == WAIT

    def manager_named(self) -> dict[str, str]:
        """The address (and for somebody new the name) of who approves; nothing where the person does."""
        if self.approves_self():
            return {}
        if chosen := self.people.get(self.cleaned_data.get("manager") or ""):
            return {"email": chosen.email}
        return {"email": self.cleaned_data["new_email"], "full_name": self.cleaned_data["new_name"]}


class ApproveForm(SayingForm):
    """The approver's word, and what was not said before."""

    def __init__(self, data: Any = None, *, late: bool, agreed: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if late:
            self.ask_why_late()
        if agreed:
            self.ask_who_agreed()
        self.ask_whether_fair()

    def clean(self) -> dict[str, Any]:
        """Other is told in words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.late_other_says_more()
        return cleaned


class SendBackForm(Form):
    """What should change."""

    note = TextArea(
        label="What should be changed?",
        said="What should be changed",
        missing="Enter what should be changed",
        hint="Whoever wrote the return reads this. Write codes, no names.",
        max_length=LONGEST_NOTE,
        rows=4,
    )

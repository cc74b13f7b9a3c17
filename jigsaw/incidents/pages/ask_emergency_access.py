"""Ask for access to a case in an emergency."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.components.fields import SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.emergencies import ask_emergency_access
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.rules.access import LONGEST_EMERGENCY_REASON
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused

ANSWER = "If there is such a case, its members have been asked. You will get an email."


class AskEmergencyAccessForm(Form):
    """Which case, and why. The partnership is asked for only where there are several."""

    partnership = SelectField(label="Partnership", missing="Select the partnership", choices=[])
    reference = TextField(
        label="Case reference",
        said="Case reference",
        missing="Enter the case reference",
        hint="For example, AB-2026-04",
        max_length=30,
        width=20,
    )
    reason = TextArea(
        label="Why do you need access now?",
        said="The reason",
        missing="Enter why you need access now",
        hint="The members of the case will read this. Do not name anybody in the family.",
        max_length=LONGEST_EMERGENCY_REASON,
        rows=4,
    )

    def __init__(self, data: Any, *, partnerships: list[Any]) -> None:
        super().__init__(data)
        self.partnerships = {str(p.pk): p for p in partnerships}
        if len(partnerships) == 1:
            del self.fields["partnership"]
        else:
            offered: Any = self.fields["partnership"]
            offered.choices = [("", "Choose one"), *((pk, p.name) for pk, p in self.partnerships.items())]

    @property
    def where(self) -> Any:
        """The partnership that was chosen, or the only one."""
        chosen = self.cleaned_data.get("partnership")
        return self.partnerships[chosen] if chosen else next(iter(self.partnerships.values()))


class AskEmergencyAccess(WorkPage):
    """The answer is the same whether there is such a case, and whether the asker reaches it already or never may."""

    permission = "ask_emergency_access"
    heading = "Ask for access in an emergency"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the reference and the reason."""
        return self.show(form=self.form(self.kept()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask the members of the case, if there is one."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        asked = {name: form.cleaned_data[name] for name in ("reference", "reason")}
        try:
            ask_emergency_access(partnership=form.where, **asked, by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)
        return self.done_to(reverse("my_work"), ANSWER)

    def form(self, data: Any) -> AskEmergencyAccessForm:
        """The form, with the partnerships in which the person may ask."""
        return AskEmergencyAccessForm(data, partnerships=list(self.partnerships()))

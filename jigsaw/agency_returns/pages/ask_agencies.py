"""Ask the agencies, step 1: which of them, and who gets the request in each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from jigsaw.agency_returns.actions.asking import choose_agencies
from jigsaw.agency_returns.desk.asking_page import DraftPage
from jigsaw.agency_returns.queries.requests import AgencyToAsk, agencies_to_ask
from jigsaw.components.fields import CheckboxesField, RadioField
from jigsaw.incidents.desk.part_writing import WritingForm


def agencies_form(offered: list[AgencyToAsk]) -> type[WritingForm]:
    """A form of the agencies that can be asked; where several people lead one, also which of them gets the request."""
    agencies = CheckboxesField(
        label="Which agencies do you ask?",
        said="agencies",
        missing="Select at least one agency",
        choices=[(str(each.agency.pk), each.agency.name) for each in offered],
        hints={str(each.agency.pk): people_words(each) for each in offered},
    )
    fields: dict[str, Any] = {"agencies": agencies}
    opens = {}
    for each in offered:
        if len(each.leads) > 1:
            name = opens[str(each.agency.pk)] = f"lead_{each.agency.pk}"
            fields[name] = RadioField(
                label=f"Who gets the request in {each.agency.name}?",
                said="who gets the request",
                choices=[(str(person.pk), person.full_name) for person in each.leads],
                required=False,
            )
    agencies.opens = opens  # type: ignore[attr-defined]
    return type("AgenciesForm", (WritingForm,), {**fields, "__doc__": "Agencies, and who gets the request."})


def people_words(each: AgencyToAsk) -> str:
    """Who gets the request, and who a copy when the return is late."""
    lead, *others = each.leads
    if not others:
        return f"To {lead.full_name}. No deputy."
    return f"To {lead.full_name}. Deputy: {others[0].full_name}."


class AskAgencies(DraftPage):
    """None is ticked at first but the statutory partners; `?all=yes` ticks all."""

    heading = "Ask the agencies"

    @cached_property
    def agencies(self) -> list[AgencyToAsk]:
        """Every agency of the partnership."""
        return agencies_to_ask(self.incident)

    @property
    def offered(self) -> list[AgencyToAsk]:
        """Those that can be asked."""
        return [each for each in self.agencies if each.can_be_asked]

    def form(self, data: Any = None) -> WritingForm:
        """The form with what is saved, or with what was typed."""
        return agencies_form(self.offered)(data, initial={**self.held(), "revision": self.revision_now()})

    def held(self) -> dict[str, Any]:
        """The agencies that were chosen; at first the statutory partners."""
        saved = {row["agency"]: row["lead"] for row in self.content.get("agencies", [])}
        ticked = [
            str(each.agency.pk)
            for each in self.offered
            if self.ticks_all or (str(each.agency.pk) in saved if saved else each.agency.statutory)
        ]
        leads = {
            f"lead_{each.agency.pk}": saved.get(str(each.agency.pk), str(each.leads[0].pk))
            for each in self.offered
        }
        return {"agencies": ticked, **leads}

    @property
    def ticks_all(self) -> bool:
        """Whether all are ticked because it was asked for."""
        return "all" in self.request.GET

    def write(self, form: Any) -> HttpResponse:
        """Keep the choice; on to what is asked."""
        typed = form.cleaned_data
        choose_agencies(
            self.incident,
            chosen={agency: typed.get(f"lead_{agency}", "") for agency in typed["agencies"]},
            revision=form.seen_revision(),
            by=self.who,
            at=self.now,
        )
        return self.done_to(self.address("write_questions"))

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page; agencies that cannot be asked stand below, each with why."""
        home = self.incident.partnership
        own = {
            "offered": self.offered,
            "ticks_all": self.ticks_all,
            "without_lead": [each.agency.name for each in self.agencies if not each.leads and not each.asked],
            "asked_before": [each.asked for each in self.agencies if each.asked],
            "invite_href": reverse("invite_person", kwargs={"slug": home.slug})
            if self.may_here("invite_person")
            else "",
        }
        return super().show(template, status=status, **(own | variables))

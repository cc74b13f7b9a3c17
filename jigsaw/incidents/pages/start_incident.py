"""Begin to record a serious incident."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.recording import start_incident
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.models import Incident
from jigsaw.incidents.queries.recording import begun_and_untouched


class WhichPartnershipForm(Form):
    """Asked of somebody who works in several partnerships."""

    partnership = RadioField(
        label="For which partnership?", said="The partnership", choices=[], missing="Select the partnership"
    )

    def __init__(self, data: Any = None, *, partnerships: list[Any]):
        super().__init__(data)
        field: Any = self.fields["partnership"]
        field.choices = [(each.slug, each.name) for each in partnerships]


class StartIncident(WorkPage):
    """What is needed, and one button."""

    permission = "record_incident"
    heading = "Record a serious incident"

    def audience_words(self) -> str:
        """Who will see what is written next."""
        theirs = self.theirs()
        who = f"Only {theirs[0].short_name} staff" if len(theirs) == 1 else "Only staff of the partnership"
        return f"{who} can see this until you send a request to an agency."

    def theirs(self) -> list[Any]:
        """The partnerships in which the person may record an incident."""
        return list(self.partnerships())

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say what is needed."""
        return self.ask(WhichPartnershipForm(self.kept(), partnerships=self.theirs()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin. Sent twice, it leads to the incident in which nothing was written yet."""
        theirs = self.theirs()
        form = WhichPartnershipForm(request.POST, partnerships=theirs)
        if len(theirs) > 1 and not form.is_valid():
            return self.ask(form, status=400)
        if not theirs:
            raise Http404
        chosen = theirs[0]
        if len(theirs) > 1:
            chosen = next(each for each in theirs if each.slug == form.cleaned_data["partnership"])
        incident = begun_and_untouched(self.rows(Incident), chosen, self.who)
        incident = incident or start_incident(partnership=chosen, by=self.who, at=self.now)
        return self.done_to(reverse("edit_source", kwargs={"incident_id": incident.pk}))

    def ask(self, form: Form, status: int = 200) -> HttpResponse:
        """The page; the partnership is asked where there are several."""
        return self.show(form=form if len(self.theirs()) > 1 else None, status=status)

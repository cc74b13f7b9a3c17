"""Choose what happens to a month's bulletin that nobody decided on."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpResponse

from jigsaw.accounts.models import Person
from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.scoped import PartnershipPage
from jigsaw.teaching.actions.bulletins import choose_bulletin_settings
from jigsaw.teaching.queries.bulletins import goes_by_itself

WAIT, BY_ITSELF = "wait", "by-itself"


class SettingsForm(Form):
    undecided = RadioField(
        label="What happens if nobody approves the bulletin by the 5th working day?",
        said="what happens if nobody approves it",
        missing="Select what happens if nobody approves it",
        choices=[(WAIT, "It is not sent"), (BY_ITSELF, "It is sent by itself, without an introduction")],
        hints={
            WAIT: "It can still be approved until the next one is due.",
            BY_ITSELF: "At 5pm on the 5th working day. What was left out stays out.",
        },
    )


class BulletinSettingsPage(PartnershipPage):
    permission = "send_bulletin"
    heading = "Updates by email: settings"

    def on_get(self, **address: Any) -> HttpResponse:
        """What is chosen now."""
        chosen = BY_ITSELF if goes_by_itself(self.partnership) else WAIT
        return self.show(form=SettingsForm(initial={"undecided": chosen}))

    def on_post(self, **address: Any) -> HttpResponse:
        """Keep the choice."""
        form = SettingsForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        choose_bulletin_settings(
            self.partnership,
            sends_by_itself=form.cleaned_data["undecided"] == BY_ITSELF,
            by=cast(Person, self.request.user),
            at=self.now,
        )
        return self.go("bulletin_settings", "Your choice is saved.")

"""Freeze the draft as a version: what changed, the difference in words, and what still stands in the way."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import TextField
from jigsaw.components.forms import Form
from jigsaw.documents.made import EditionFaults, Fault
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.desk.places import page_of_fault
from jigsaw.publishing.desk.shown import shown_changes
from jigsaw.publishing.queries import difference, faults_of_draft, newest_version
from jigsaw.publishing.rules import LONGEST_WHAT_CHANGED, NotAllowed

FAULTS_STAND = "The draft is not whole yet. Put right what is listed below"


class VersionForm(Form):
    what_changed = TextField(
        label="What changed?",
        said="What changed",
        missing="Enter what changed",
        hint="One line. Those who sign read it.",
        max_length=LONGEST_WHAT_CHANGED,
    )


class MakeVersion(PublicationPage):
    permission = "edit_publication"

    def on_get(self) -> HttpResponse:
        """What the version would hold."""
        kept = self.kept()
        return self.show_version(VersionForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Make the version."""
        form = VersionForm(self.request.POST)
        if not form.is_valid():
            return self.show_version(form)
        try:
            made = actions.make_version(
                self.publication,
                what_changed=form.cleaned_data["what_changed"],
                by=self.who,
                at=self.now,
            )
        except EditionFaults:
            form.add_error(None, FAULTS_STAND)
            return self.show_version(form)
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_version(form)
        return self.go_home(f"Version {made.number} is made. Its documents follow in a few seconds.")

    def show_version(self, form: Form) -> HttpResponse:
        """The page."""
        newest = newest_version(self.publication)
        number = newest.number + 1 if newest else 1
        return self.show(
            heading=f"Make version {number}",
            form=form,
            number=number,
            newest=newest,
            faults=[self.fault(each) for each in faults_of_draft(self.publication)],
            changes=shown_changes(difference(newest, self.publication)) if newest else [],
        )

    def fault(self, fault: Fault) -> dict[str, Any]:
        """A fault of the draft, with the page on which it is put right."""
        return {"words": str(fault), "href": self.address(page_of_fault(fault))}

"""Freeze the record as a version: what it still lacks, what changed, and whether its documents were made."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import TextField
from jigsaw.documents.panel_record import to_plain
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.versions import make_documents_again, make_record_version
from jigsaw.rapid_reviews.desk.version_page import shown_changes
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.queries.decision import is_sent
from jigsaw.rapid_reviews.queries.versions import (
    fingerprint_now,
    missing_of,
    newest_version,
    record_of,
    sign_off,
)
from jigsaw.rapid_reviews.rules.signing import LONGEST_WHAT_CHANGED
from jigsaw.rapid_reviews.rules.terms import DocumentState


class VersionForm(WritingForm):
    """What changed, in one line."""

    what_changed = TextField(
        label="What changed?",
        said="What changed",
        missing="Enter what changed",
        hint="One line. Those who sign read it.",
        max_length=LONGEST_WHAT_CHANGED,
    )


class MakeRecordVersion(WritingPage):
    """What the version would hold, and the one button that makes it."""

    form_class = VersionForm

    def held(self) -> dict[str, Any]:
        """A first version has changed nothing yet: its words stand there already."""
        return {} if newest_version(self.review) else {"what_changed": "First version"}

    def on_post(self) -> HttpResponse:
        """Make the version, or have the documents of the newest one made again."""
        if "again" not in self.request.POST:
            return super().on_post()
        newest = newest_version(self.review)
        try:
            if newest is None:
                raise Refused("Make a version of the record first.")
            newest.review = self.review
            make_documents_again(newest, by=self.who, at=self.now)
        except Refused as refused:
            return self.show(form=refusing(str(refused)), status=400)
        return self.go_on("view_record_version", "The documents are being made again.", number=newest.number)

    def write(self, form: Any) -> HttpResponse:
        """Make the version."""
        made = make_record_version(
            self.review, what_changed=form.cleaned_data["what_changed"], by=self.who, at=self.now
        )
        words = f"Version {made.number} is made. Its documents follow in a few seconds."
        return self.go_on("view_record_version", words, number=made.number)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page."""
        newest = newest_version(self.review)
        number = newest.number + 1 if newest else 1
        missing = missing_of(self.review)
        record = None if missing else record_of(self.review, number=number, made_on=self.review.started_on)
        same = bool(newest and newest.fingerprint == fingerprint_now(self.review))
        own = {
            "heading": f"Make version {number} of the record",
            "number": number,
            "newest": newest,
            "same": same,
            "failed": newest is not None and newest.documents_state == DocumentState.FAILED,
            "sent": is_sent(self.review),
            "clears": len(sign_off(newest, self.review).signed) if newest else 0,
            "missing": [{"words": m.words, "href": self.address(m.page, **m.more)} for m in missing],
            "changes": shown_changes(newest.content, to_plain(record)) if newest and record else [],
        }
        return super().show(template, status=status, **(own | variables))

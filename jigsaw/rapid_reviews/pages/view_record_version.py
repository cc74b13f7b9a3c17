"""One version of the record: its documents, what changed, who signed, and whether it still is the record."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.rapid_reviews.desk.version_page import (
    VersionPage,
    cleared_lines,
    document_cards,
    shown_changes,
    signature_cards,
)
from jigsaw.rapid_reviews.queries.versions import sign_off, signature_of, standing_of, version_before
from jigsaw.rapid_reviews.rules.signing import outdated
from jigsaw.rapid_reviews.rules.terms import DocumentState

# While documents are made the page asks again by itself, after so many seconds.
ASK_AGAIN = 5


class ViewRecordVersion(VersionPage):
    """The version that the address names."""

    permission = "view_rapid_review"

    def on_get(self) -> HttpResponse:
        """Show it."""
        version = self.version
        state, standing = sign_off(version, self.review), standing_of(version, self.review)
        before = version_before(version)
        newest = standing.number == standing.newest
        waiting = version.documents_state == DocumentState.WAITING
        return self.show(
            heading=f"Version {version.number} of the record",
            version=version,
            made=london.words(version.made_at),
            documents_words=DocumentState(version.documents_state).words,
            waiting=waiting,
            refresh=ASK_AGAIN if waiting else None,
            failed=version.documents_state == DocumentState.FAILED,
            cards=document_cards(version),
            newest=standing.newest,
            is_newest=newest,
            outdated="" if standing.current or not newest or standing.sent else outdated(version.number),
            sent=standing.sent and newest,
            state=state,
            signatures=signature_cards(state),
            cleared=cleared_lines(version),
            before=before,
            changes=shown_changes(before.content, version.content) if before else [],
            next_step=self.next_step(standing),
        )

    def next_step(self, standing: Any) -> dict[str, str]:
        """The one thing to do next on this version, for this person; nothing where nothing is theirs."""
        ready = standing.number == standing.newest and standing.current and not standing.sent
        if not ready or standing.documents != DocumentState.MADE or self.closed_words:
            return {}
        if self.may_here("sign_rapid_review") and signature_of(self.version, self.who) is None:
            return {"text": "Read and sign this version", "href": self.version_address("sign_record")}
        if self.may_here("edit_rapid_review"):
            return {"text": "Record that it was sent to the Panel", "href": self.address("record_sent")}
        return {}

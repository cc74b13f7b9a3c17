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
            signatures=(cards := signature_cards(state)),
            too_few=too_few(len(cards), state.needed),
            cleared=cleared_lines(version),
            before=before,
            changes=shown_changes(before.content, version.content) if before else [],
            next_step=self.next_step(standing, state.lacks),
        )

    def next_step(self, standing: Any, lacks: str) -> dict[str, str]:
        """The one thing to do next on this version, for this person; nothing where nothing is theirs.

        While signatures are missing, sending is possible but not what comes next.
        """
        ready = standing.number == standing.newest and standing.current and not standing.sent
        if not ready or standing.documents != DocumentState.MADE or self.closed_words:
            return {}
        if self.may_here("sign_rapid_review") and signature_of(self.version, self.who) is None:
            return {"text": "Read and sign this version", "href": self.version_address("sign_record")}
        if self.may_here("edit_rapid_review"):
            sent = {"text": "Record that it was sent to the Panel", "href": self.address("record_sent")}
            return sent | ({"classes": "govuk-button--secondary"} if lacks else {})
        return {}


def too_few(able: int, needed: int) -> str:
    """Says so when fewer people can sign than the partners' rule asks for; "" otherwise, and when nobody can."""
    if not 0 < able < needed:
        return ""
    people = "person is" if able == 1 else "people are"
    return f"{needed} signatures are needed, and {able} {people} able to sign this version."

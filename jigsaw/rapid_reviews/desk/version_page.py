"""What the pages about one version of the record share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.components.pieces import differences
from jigsaw.documents.words import size_words
from jigsaw.incidents.models import Incident
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.models import RecordDocument, RecordVersion
from jigsaw.rapid_reviews.queries.versions import Component, SignOff, cleared_signatures, difference
from jigsaw.rapid_reviews.rules.terms import SignatureKind

FORMATS = {"pdf": "PDF", "docx": "Word"}


class VersionPage(ReviewPage):
    """A page about one version of the record: `self.version` is found with its rapid review, or 404."""

    version: RecordVersion

    def find_row(self) -> Incident:
        """The case, its rapid review, and the version that the address names."""
        incident = super().find_row()
        rows = self.rows(RecordVersion).filter(review=self.review)
        rows = rows.select_related("made_by").prefetch_related("documents")
        about = self.about
        self.version = self.find(rows, number=self.kwargs["number"])
        self.version.review, self.about = self.review, about
        return incident

    def version_address(self, name: str) -> str:
        """The address of another page of this version."""
        return self.address(name, number=self.version.number)


def document_cards(version: RecordVersion) -> list[dict[str, Any]]:
    """The documents of a version as options of `document_card`."""
    cards = []
    for made in sorted(version.documents.all(), key=lambda each: each.format != "pdf"):
        passed = sum(check["passed"] for check in made.checks)
        failed = [check["name"] for check in made.checks if not check["passed"]]
        cards.append(
            {
                "kind": "Rapid review",
                "title": version.review.incident.name,
                "format": FORMATS.get(made.format, made.format.upper()),
                "size": size_words(made.size),
                "pages": made.pages,
                "checks": f"{count_words(passed, 'check')} passed" if not failed else ", ".join(failed),
                "state": "Check did not pass" if failed else "",
                "href": download_address(version, made),
            }
        )
    return cards


def download_address(version: RecordVersion, made: RecordDocument) -> str:
    """Where a made document is handed out."""
    return reverse("download_record", args=[version.review.incident_id, made.pk])


def signature_cards(state: SignOff) -> list[dict[str, str]]:
    """Who signed, who asked for a change, who is still asked: name, role, word of state, shade, note."""
    cards = [card(row.person.full_name, "Signed", "done", london.words(row.at)) for row in state.signed]
    cards += [
        card(row.person.full_name, "Asked for a change", "soon", london.words(row.at), row.note)
        for row in state.changes
    ]
    return [*cards, *(card(person.full_name, "Not yet signed", "quiet") for person in state.waiting)]


def card(name: str, state: str, shade: str, when: str = "", note: str = "") -> dict[str, str]:
    """One co-chair of the sign-off."""
    return {"name": name, "role": "Co-chair", "state": state, "shade": shade, "when": when, "note": note}


def cleared_lines(version: RecordVersion) -> list[str]:
    """What no longer stands, in words."""
    said = {SignatureKind.SIGN: "signed", SignatureKind.CHANGE: "asked for a change of"}
    return [
        f"{row.person.full_name} {said[SignatureKind(row.kind)]} version {row.version.number}. "
        f"Cleared: {row.cleared_why[:1].lower()}{row.cleared_why[1:]}."
        for row in cleared_signatures(version.review)
    ]


def shown_changes(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts that differ, each with its words marked as added or removed."""
    return [shown_change(each) for each in difference(before, after)]


def shown_change(change: Component) -> dict[str, Any]:
    """One part that differs."""
    marked = differences(change.before, change.after, f"Changes: {change.label}")
    return {"label": change.label, "marked": marked}

"""Returns as the pages of staff show them: versions, the files they came in, the answers and the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from jigsaw.agency_returns.models import AgencyReturn, ReturnRow, ReturnUpload
from jigsaw.agency_returns.rules.lateness import lateness_words, sent_words
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import SUMMARY, SUMMARY_PAGES, LateReturn, ReturnState, UploadKind
from jigsaw.calendar import london

KILOBYTE = 1024


def shown_version(returned: AgencyReturn, href: str) -> dict[str, Any]:
    """One version: its number, where it stands in words, who approved it, and the page on which it is read."""
    if returned.sent_at is None:
        return {"number": returned.version, "words": ReturnState(returned.state).words, "href": ""}
    approved = f"Approved by {returned.approved_by.full_name}" if returned.approved_by else ""
    agreed = f"Agreed by {returned.agreed_by}" if returned.agreed_by else ""
    return {
        "number": returned.version,
        "words": sent_return_words(returned),
        "more": " ".join(f"{each}." for each in (agreed or approved, *entered_words(returned)) if each),
        "nil": is_nil(returned.involved),
        "href": href,
    }


def sent_return_words(returned: AgencyReturn) -> str:
    """When it was sent, and how late: "Sent Monday 18 May 2026 at 10:12am, 2 working days late"."""
    assert returned.sent_at is not None
    return sent_words(returned.sent_at, lateness_words(returned.days_late, late=bool(returned.days_late)))


def entered_words(returned: AgencyReturn) -> list[str]:
    """That staff entered the return for its agency, where they did."""
    if not returned.entered_by_staff:
        return []
    return [f"Entered by {returned.partnership.short_name} for {returned.request.agency.name}"]


def shown_uploads(uploads: Iterable[ReturnUpload], address: Callable[[UUID], str]) -> list[dict[str, str]]:
    """The files and pastes in which rows came, newest first. Names that the sender gave are not shown."""
    return [
        {
            "words": f"{UploadKind(each.kind).words} for version {each.returned.version}",
            "facts": f"{ending_of(each).upper()}, {max(1, round(each.size / KILOBYTE)):,}KB",
            "when": london.moment_words(each.uploaded_at),
            "who": each.uploaded_by.full_name,
            "replaced": f"Replaced {london.moment_words(each.replaced_at)}" if each.replaced_at else "",
            "href": address(each.pk),
        }
        for each in sorted(uploads, key=lambda each: each.uploaded_at, reverse=True)
    ]


def ending_of(upload: ReturnUpload) -> str:
    """How the name of a kept file ends: what it was taken for when it came."""
    ending = upload.filename.rpartition(".")[2].lower()
    return ending if upload.kind == UploadKind.FILE and ending in ("xlsx", "ods", "csv") else "txt"


def answers_of(returned: AgencyReturn) -> list[dict[str, Any]]:
    """The answers of the agency summary, page by page; what was left empty is not shown."""
    found = []
    for page, title in SUMMARY_PAGES.items():
        rows = [
            {"label": field.label, "text": returned.summary[field.key]}
            for field in SUMMARY
            if field.page == page and returned.summary.get(field.key)
        ]
        if rows:
            found.append({"title": title, "rows": rows})
    return found


def late_words(returned: AgencyReturn) -> str:
    """Why it was late, in the agency's words."""
    if not returned.late_reason:
        return ""
    said = LateReturn(returned.late_reason).words
    return f"{said}. {returned.late_note}".strip().rstrip(".") + "."


def shown_entry(row: ReturnRow) -> dict[str, str]:
    """One row of a return as its agency wrote it."""
    cells = row.cells
    ends = " ".join(part for part in (cells.get("end_date", ""), cells.get("end_time", "")) if part)
    return {
        "date": " ".join(part for part in (cells.get("date", ""), cells.get("time", "")) if part),
        "ends": f"to {ends}" if ends else "",
        "source": cells.get("source", ""),
        "service": cells.get("service", ""),
        "people": cells.get("people", ""),
        "child_seen": cells.get("child_seen", ""),
        "what": cells.get("what_happened", ""),
        "voice": cells.get("voice", ""),
        "action": cells.get("action", ""),
        "analysis": cells.get("analysis", ""),
        "expected": cells.get("expected_practice", ""),
    }

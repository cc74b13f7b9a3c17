"""HTML of a draft or version as readers will see it, made by the same writer as the public page."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from jigsaw.documents.made import EditionFaults
from jigsaw.documents.markdown import read_markdown
from jigsaw.documents.page import blocks_html, briefing_html, guarded, report_html
from jigsaw.documents.reading import edition_from


def section_html(body: str) -> SafeString:
    """One section of the report. The writer escapes every text; `guarded` is the last guard."""
    return mark_safe(guarded(blocks_html(read_markdown(body).blocks)))  # noqa: S308


def version_html(edition: dict[str, Any]) -> dict[str, SafeString]:
    """The report and the briefing of a version, as the public page holds them; without those it lacks.

    Empty for an edition that an earlier Jigsaw froze under other rules.
    """
    try:
        whole = edition_from(edition)
    except EditionFaults:
        return {}
    made = {
        "report": report_html(whole) if whole.report else "",
        "briefing": briefing_html(whole) if whole.briefing else "",
    }
    return {name: mark_safe(guarded(html)) for name, html in made.items() if html}  # noqa: S308

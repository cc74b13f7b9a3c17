"""On which page each part of a publication is written."""

from __future__ import annotations

from jigsaw.documents.made import Fault
from jigsaw.publishing.queries.parts import part_of_fault

PAGE_OF_PART = {
    "basics": "edit_basics",
    "about": "edit_about",
    "findings": "edit_findings",
    "recommendations": "edit_recommendations",
    "developments": "edit_developments",
    "statement": "edit_statement",
    "briefing": "edit_briefing",
    "report": "edit_report",
    "contact": "edit_contact",
}


def page_of_fault(fault: Fault) -> str:
    """The name of the page on which a fault of the draft is put right."""
    return PAGE_OF_PART[part_of_fault(fault)]

"""What is wrong with one part of a draft, told where the part's page can show it."""

from __future__ import annotations

from typing import Any

from jigsaw.documents.made import Fault
from jigsaw.publishing import drafts


def faults_in(draft: dict[str, Any], part: str, *, short_name: str) -> list[Fault]:
    """What must be put right in one part ("basics", "findings[0]"), with paths that begin inside the part:
    "title", "due", "subjects[0].alias"."""
    own = drafts.path_of(part)
    lead = "partnership" if part == "contact" else "" if part in drafts.GATHERED else part
    found = []
    for fault in drafts.faults_of(draft, short_name=short_name):
        if not fault.path:
            continue
        path = drafts.path_of(fault.path)
        inside = path[: len(own)] == own if len(own) > 1 else drafts.part_key(path) == part
        if inside:
            found.append(Fault(fault.path[len(lead) :].lstrip("."), fault.message))
    return found

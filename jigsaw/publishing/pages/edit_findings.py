"""The findings, in their order."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.documents.words import PRACTICE_WORDS
from jigsaw.publishing.desk.item_pages import ListPage


class EditFindings(ListPage):
    heading = "Findings"
    part: ClassVar[str] = "findings"
    one: ClassVar[str] = "Finding"
    edit_name: ClassVar[str] = "edit_finding"

    def facts(self, item: dict[str, Any]) -> str:
        """Whether it is about practice to change or to keep."""
        words: dict[Any, str] = dict(PRACTICE_WORDS)
        return words.get(item.get("practice"), "")

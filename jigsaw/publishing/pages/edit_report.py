"""The sections of the report, in their order."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from jigsaw.calendar.words import count_words
from jigsaw.publishing.desk.item_pages import ListPage


class EditReport(ListPage):
    heading = "Report"
    part: ClassVar[str] = "report"
    one: ClassVar[str] = "Section"
    edit_name: ClassVar[str] = "edit_report_section"
    title_key: ClassVar[str] = "heading"

    def facts(self, item: dict[str, Any]) -> str:
        """How many words the section has."""
        return count_words(len(re.findall(r"\S+", str(item.get("body") or ""))), "word")

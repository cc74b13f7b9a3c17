"""The recommendations, in their order."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.documents.words import STRENGTH_WORDS
from jigsaw.publishing.desk.item_pages import ListPage


class EditRecommendations(ListPage):
    heading = "Recommendations"
    part: ClassVar[str] = "recommendations"
    one: ClassVar[str] = "Recommendation"
    edit_name: ClassVar[str] = "edit_recommendation"
    title_key: ClassVar[str] = "text"

    def facts(self, item: dict[str, Any]) -> str:
        """Its number, its strength and whom it asks."""
        reach: dict[Any, str] = dict(STRENGTH_WORDS)
        number = f"Number {item['number']}" if item.get("number") else ""
        said = (number, reach.get(item.get("strength"), ""), str(item.get("addressed_to") or ""))
        return " · ".join(each for each in said if each)

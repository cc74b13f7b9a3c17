"""What readers will see of a version: the review page, the report and the briefing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse

from jigsaw.documents.words import KIND_WORDS, PRACTICE_WORDS, STRENGTH_WORDS, date_in_words
from jigsaw.publishing.desk.previewed import version_html
from jigsaw.publishing.desk.shown import document_cards
from jigsaw.publishing.desk.version_page import VersionPage

SHOWN = {"page": "Review page", "report": "Report", "briefing": "Briefing"}


class PreviewPage(VersionPage):
    permission = "view_publication"

    def on_get(self) -> HttpResponse:
        """One of the three, by `?show=`."""
        made = version_html(self.version.edition)
        there = {name: words for name, words in SHOWN.items() if name == "page" or name in made}
        show = self.request.GET.get("show", "page")
        show = show if show in there else "page"
        return self.show(
            heading=f"Preview of version {self.version.number}",
            version=self.version,
            shown=show,
            shown_words=SHOWN[show],
            links=[{"key": name, "words": words, "current": name == show} for name, words in there.items()],
            html=made.get(show, ""),
            edition=for_readers(self.version.edition),
            cards=document_cards(self.version),
        )


def for_readers(edition: dict[str, Any]) -> dict[str, Any]:
    """A version's edition with dates and closed lists in words."""
    return {
        **edition,
        "kind_words": KIND_WORDS[edition["kind"]],
        "published_words": _day(edition["published_on"]),
        "findings": [
            {**each, "practice_words": PRACTICE_WORDS[each["practice"]]}
            for each in edition.get("findings") or []
        ],
        "recommendations": [
            {**each, "due_words": _day(each["due"]), "strength_words": STRENGTH_WORDS[each["strength"]]}
            for each in edition.get("recommendations") or []
        ],
    }


def _day(iso: str) -> str:
    return date_in_words(date.fromisoformat(iso))

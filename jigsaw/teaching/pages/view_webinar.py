"""One webinar: where it stands, what to do next, what it says, and what came of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from jigsaw.learning.queries.bookings import places_taken
from jigsaw.teaching.queries.changes import changes_of, theme_words
from jigsaw.teaching.queries.reviews import recommendation_words, review_titles
from jigsaw.teaching.queries.webinars import public_time_of, taken_words, time_of
from jigsaw.teaching.rules.webinars import PART_WORDS, WebinarState, lacks
from jigsaw.teaching.webinar_page import WebinarPage

NOT_SET = "Not written yet"


class ViewWebinar(WebinarPage):
    permission = "view_webinar"
    heading = "Webinar"

    def on_get(self) -> HttpResponse:
        """The webinar."""
        state = self.webinar.state_at(self.now)
        can = {name: self.may_here(f"{name}_webinar") for name in ("edit", "run")}
        may_write = can["edit"] and state != WebinarState.CANCELLED
        return self.show(
            heading=self.webinar.title,
            window="Webinar",
            state=state,
            may_edit=may_write,
            may_run=can["run"],
            may_see_bookings=self.may_here("view_bookings"),
            taken=taken_words(places_taken([self.webinar.pk]).get(str(self.webinar.pk))),
            public_time=public_time_of(self.webinar),
            public_address=self.public_address(),
            lacking=self.lacking() if state == WebinarState.DRAFT else [],
            changes=changes_of(self.webinar) if may_write else [],
            sections=self.sections(may_write),
            is_over=state == WebinarState.OVER,
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, this page."""
        first, _, here = super().crumbs(heading)
        return [first, here]

    def public_address(self) -> str:
        """Where the public finds it; empty before it is public."""
        if not self.webinar.slug:
            return ""
        return f"{settings.PUBLIC_ADDRESS.rstrip('/')}/events/{self.webinar.slug}/"

    def lacking(self) -> list[dict[str, str]]:
        """What it needs before it can be public, each with its page."""
        return [
            {"words": each.words, "href": self.address(f"edit_webinar_{each.part}")}
            for each in lacks(self.webinar)
        ]

    def sections(self, may_write: bool) -> list[dict[str, Any]]:
        """What the draft says, part by part."""
        webinar = self.webinar
        facts = {
            "about": [("Title", webinar.title), ("Summary", webinar.summary), ("When", time_of(webinar)),
                      ("Places", webinar.places)],
            "programme": [("What people will be able to do", webinar.objectives),
                          ("Sessions", [" ".join(filter(None, (s["time"], s["title"]))) for s in webinar.sessions]),
                          ("Speakers", [", ".join(filter(None, (s["name"], s["role"]))) for s in webinar.speakers])],
            "joining": [("Joining address", webinar.joining_address), ("Contact email address", webinar.contact_email),
                        ("Organisations to choose from", webinar.organisations)],
            "learning": [("Published reviews", review_titles(webinar.editions)),
                         ("Recommendation to ask about", recommendation_words(webinar.recommendation)),
                         ("Themes", theme_words(webinar.themes))],
        }  # fmt: skip
        return [
            {
                "words": words,
                "id": part,
                "href": self.address(f"edit_webinar_{part}") if may_write else "",
                "rows": [_fact(label, value) for label, value in facts[part]],
            }
            for part, words in PART_WORDS.items()
        ]


def _fact(label: str, value: Any) -> dict[str, Any]:
    lines = value if isinstance(value, list) else str(value or "").split("\n")
    said = [line for line in lines if line]
    return {"label": label, "lines": said or [NOT_SET]}

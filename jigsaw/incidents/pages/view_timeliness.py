"""How the clocks of a person's cases stand together."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from jigsaw.calendar.words import count_words
from jigsaw.components.charts import bar_chart
from jigsaw.components.timeliness_chart import strip_chart
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.queries.timeliness import Strip, Timeliness, timeliness_of
from jigsaw.partnerships.roles import roles_that_may

SOURCE = "clocks of the cases that you can reach"


class ViewTimeliness(WorkPage):
    """Counts, a strip for each clock, and the reasons why some ended late. No case is named."""

    permission = "view_timeliness"
    heading = "Timeliness"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        may = roles_that_may(self.permission)
        homes = tuple(sorted({m.partnership_id for m in self.memberships if m.role in may}))
        found = timeliness_of(self.who, homes, at=self.now)
        return self.show(
            heads=("Sent", "In time", "Late", "Running", "Overdue now"),
            counts=counts_of(found),
            charts=[
                strip_of(
                    found.notifications,
                    "notifications",
                    "notifications",
                    "Working days from awareness to notification",
                ),
                strip_of(
                    found.rapid_reviews,
                    "rapid-reviews",
                    "rapid reviews",
                    "Working days from notification to the rapid review",
                ),
            ],
            reasons=reasons_of(found),
            uncounted=found.notifications.uncounted + found.rapid_reviews.uncounted,
        )


def counts_of(found: Timeliness) -> list[list[dict[str, Any]]]:
    """The rows of the count that stands above the strips."""
    first, second = found.notifications, found.rapid_reviews
    return [
        _row("Notification to the Panel", first),
        _row("Rapid review sent to the Panel", second),
    ]


def _row(words: str, strip: Strip) -> list[dict[str, Any]]:
    sent = len(strip.marks)
    numbers = (sent, strip.in_time, sent - strip.in_time, strip.running, strip.overdue)
    return [{"text": words}, *({"text": f"{number:,}", "format": "numeric"} for number in numbers)]


def strip_of(strip: Strip, name: str, things: str, measure: str) -> str:
    """The strip of one clock, with its finding."""
    sent = len(strip.marks)
    said = things.removesuffix("s") if sent == 1 else things
    verb = "was" if sent == 1 else "were"
    return strip_chart(
        strip.marks,
        name=name,
        headline=f"{strip.in_time:,} of {sent:,} {said} {verb} sent in time",
        measure=measure,
        source=SOURCE,
        limit=strip.limit,
        empty=f"A strip of your {things} will stand here once the first one is recorded as sent.",
    )


def reasons_of(found: Timeliness) -> str:
    """Why clocks ended late."""
    rows = found.late_reasons
    whole = sum(count for _, count in rows)
    first = rows[0] if rows else ("", 0)
    return bar_chart(
        rows,
        name="late-reasons",
        headline=f"{first[0]} is the reason given most often: {first[1]:,} of {whole:,}",
        measure=f"Reasons given for what ended late: {count_words(whole, 'reason')}",
        source=SOURCE,
        label="Reason",
        empty="Reasons will stand here when something has ended late.",
    )

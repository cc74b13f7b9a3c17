"""One month's bulletin: what it tells while it waits, how far it has gone once it was approved."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.learning.bulletin_words import SECTIONS
from jigsaw.partnerships.queries import working_days
from jigsaw.teaching.bulletin_page import BulletinPage
from jigsaw.teaching.queries import bulletins as queries
from jigsaw.teaching.rules.bulletins import BulletinState, by_itself_moment, month_told

# How often the page asks again while mails are being written, in seconds.
ASK_AGAIN = 5


class ViewBulletin(BulletinPage):
    permission = "view_bulletin"
    heading = "Month’s bulletin"

    def on_get(self) -> HttpResponse:
        """The page."""
        held, state = self.bulletin, BulletinState(self.bulletin.state)
        told = queries.told_items(held, at=self.now)
        keys = {each.key for each in told}
        offered = queries.offered_items(held, at=self.now) if state == BulletinState.PROPOSED else []
        progress = queries.progress_of(held) if state == BulletinState.SENT else None
        under_way = state == BulletinState.SENT and (progress is None or progress.finished_at is None)
        return self.show(
            heading=f"Updates of {queries.month_words(held.month)}",
            state=state.words,
            is_open=state == BulletinState.PROPOSED,
            is_approved=state == BulletinState.APPROVED,
            may_send=self.may_in(held.partnership, "send_bulletin"),
            sections=[
                (words, found) for words, kind in SECTIONS if (found := [e for e in told if e.kind == kind])
            ],
            left_out=[each for each in offered if each.key not in keys],
            introduction=queries.introduction_of(held),
            readers=queries.reader_words(held),
            by_itself=self.by_itself(),
            due=london.words(held.due_at) if held.due_at else "",
            decided=london.moment_words(held.decided_at) if held.decided_at else "",
            rows=progress_rows(progress) if progress else [],
            region=queries.progress_words(progress.region) if progress and progress.region else "",
            refresh=ASK_AGAIN if under_way else None,
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, this page."""
        first, _, here = super().crumbs(heading)
        return [first, here]

    def by_itself(self) -> str:
        """When the bulletin goes by itself, where the partnership chose so and the time is not over."""
        held = self.bulletin
        if held.month != month_told(london.to_london(self.now).date()):
            return ""
        if not queries.goes_by_itself(held.partnership):
            return ""
        return london.moment_words(by_itself_moment(held.month, working_days()))


def progress_rows(progress: queries.Progress) -> list[dict[str, dict[str, str]]]:
    """The numbers of a sending, as rows of a summary list."""
    facts = [
        ("Readers", str(progress.of)),
        ("Gone through so far", str(progress.passed)),
        ("Mailed", f"{progress.written}. A reader for whom nothing is new gets no mail."),
        ("Could not be delivered", str(progress.bounced)),
        ("Since", london.moment_words(progress.begun_at) if progress.begun_at else "Not begun yet"),
        ("Finished", london.moment_words(progress.finished_at) if progress.finished_at else "Not yet"),
    ]
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]

"""The copies that go to the Panel and the Secretary of State before a local review is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words, day_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.partnerships.queries import working_days
from jigsaw.publishing import rules
from jigsaw.publishing.models import CopiesSent, Publication, Release, Version
from jigsaw.publishing.queries.signing import planned_release, released_before
from jigsaw.publishing.rules import ReleaseState, Stage


@dataclass(frozen=True)
class Copies:
    """Where the copies of a publication stand.

    `owed`: the law asks for them. `sent`: the newest record, or None. `latest`: the last day on which they are
    in time for the planned or actual day of publication; None with `unknown`, a sentence that says why it
    cannot be worked out. `span`: from the sending to the publication, like "8 working days before".
    """

    owed: bool
    sent: CopiesSent | None = None
    latest: date | None = None
    unknown: str = ""
    span: str = ""

    @property
    def in_time(self) -> bool:
        return rules.copies_are_in_time(self.sent_on, self.latest)

    @property
    def sent_on(self) -> date | None:
        return self.sent.sent_on if self.sent else None

    @property
    def words(self) -> str:
        """Where they stand, in a sentence without its full stop."""
        if self.sent is None:
            return f"By {day_words(self.latest)} at the latest (law)" if self.latest else self.unknown
        if self.latest is None:
            return f"Sent {date_words(self.sent.sent_on)}. {self.unknown}"
        if self.in_time:
            return ", ".join(filter(None, (f"Sent {date_words(self.sent.sent_on)}", self.span)))
        return f"Too late: the copies went {self.span}"


def copies(publication: Publication, *, kind: str, day: date | None, correction: bool) -> Copies:
    """Where the copies stand for a publication of `kind` on `day` (None: no day is set yet)."""
    if not rules.copies_are_owed(kind, correction=correction):
        return Copies(owed=False)
    sent = CopiesSent.rows.filter(publication=publication).select_related("version").last()
    if day is None:
        return Copies(True, sent, unknown="Enter the day of publication to see by when")
    table = working_days()
    try:
        latest = rules.copies_latest_day(day, table)
    except (BeyondTheTable, LookupError) as unknown:
        return Copies(True, sent, unknown=str(unknown))
    return Copies(True, sent, latest, span=_span(table, sent, day))


def copies_now(publication: Publication) -> Copies:
    """Where the copies of a publication stand, for the day that is planned or on which it came out."""
    return copies(
        publication,
        kind=str(publication.draft.get("kind") or ""),
        day=day_of_publication(publication),
        correction=is_corrected(publication),
    )


def copies_of_version(publication: Publication, version: Version) -> Copies:
    """Where the copies stand for the release of a version on the day that its documents bear."""
    return copies(
        publication,
        kind=version.edition["kind"],
        day=date.fromisoformat(version.edition["published_on"]),
        correction=released_before(publication),
    )


def is_corrected(publication: Publication) -> bool:
    """Whether a published publication is open for a correction now."""
    closed = (Stage.PUBLISHED, Stage.WITHDRAWN)
    return publication.stage not in closed and released_before(publication)


def day_of_publication(publication: Publication) -> date | None:
    """The day in London of the first release; else of the planned one; else the day that the draft says."""
    first = (
        Release.rows.filter(publication=publication, state=ReleaseState.RELEASED)
        .order_by("released_at")
        .first()
    )
    if first and first.released_at:
        return london.to_london(first.released_at).date()
    if planned := planned_release(publication):
        return london.to_london(planned.release_at).date()
    try:
        return date.fromisoformat(str(publication.draft.get("published_on")))
    except ValueError:
        return None


def _span(table: WorkingDays, sent: CopiesSent | None, day: date) -> str:
    """How long before the publication the copies went, in words; "" where the table does not reach that far."""
    if sent is None:
        return ""
    if sent.sent_on >= day:
        return "on the day of publication" if sent.sent_on == day else "after the day of publication"
    try:
        count = table.count_between(sent.sent_on, day)
    except BeyondTheTable:
        return ""
    return f"{count_words(count, 'working day')} before" if count else "less than 1 working day before"

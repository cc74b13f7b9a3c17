"""Lines of work as the work list shows them, and the addresses they lead to."""

from __future__ import annotations

from datetime import date
from functools import cache
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from jigsaw.calendar.words import date_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.components.work_pieces import WorkLine
from jigsaw.incidents.queries.work import WorkRow
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.work import due_label, may_be_nudged, waiting_words

ANY_CASE, ANY_DUTY = UUID(int=1), UUID(int=2)
OF_ONE_DUTY = ("complete_duty", "nudge")
# What a room above nudges on a page of its own: by what the key of the duty begins with, the page and the name of the
# part of its address, which is the rest of the key.
_nudged_elsewhere: dict[str, tuple[str, str]] = {}


def nudge_on_page(begins: str, page: str, part: str) -> None:
    """Let duties whose key begins so be nudged on a page of the room that made them. Call when the room starts."""
    _nudged_elsewhere[begins] = (page, part)


def page_of_nudge(row: WorkRow) -> str:
    """The address of the page on which the row is nudged; "" where it has none of its own."""
    for begins, (page, part) in _nudged_elsewhere.items():
        if row.key.startswith(begins) and row.waits_on:
            return reverse(page, kwargs={"incident_id": row.incident, part: row.key.removeprefix(begins)})
    return ""


@cache
def pattern(name: str) -> str:
    """The address of a page of a case, to be filled in: asked for a hundred times a page, so worked out once.

    A duty keeps the name of its page; where a later release has no page of that name, the case's own page is meant.
    """
    own = {"duty_id": ANY_DUTY} if name in OF_ONE_DUTY else {}
    try:
        address = reverse(name, kwargs={"incident_id": ANY_CASE, **own})
    except NoReverseMatch:
        address = reverse("view_case", kwargs={"incident_id": ANY_CASE})
    return address.replace(str(ANY_CASE), "{case}").replace(str(ANY_DUTY), "{duty}")


def address(name: str, case: str | UUID, duty: str = "") -> str:
    """The address of a page of a case, or of one of its duties."""
    return pattern(name).format(case=case, duty=duty)


def title_of(row: WorkRow) -> str:
    """What the duty is called on a page of staff: the authority that must be told is named there, and only there."""
    if row.key == starting.TELL_HOME_AUTHORITY and row.home_authority:
        return f"Tell {row.home_authority}"
    if row.key == starting.TELL_PLACE_AUTHORITY and row.place_authority:
        return f"Tell {row.place_authority}"
    return row.title


def work_line(row: WorkRow, subject: str, today: date, table: WorkingDays, *, may_nudge: bool) -> WorkLine:
    """One line. Nudged can be who is known to Jigsaw, and once a working day."""
    label, shade = due_label(row.due_on, today, table)
    name = row.waits_for_name if row.waits_for else row.waits_on
    own = row.waits_for == subject
    known = bool(row.waits_for) and not own
    elsewhere = page_of_nudge(row)
    free = may_be_nudged(row.nudged_at, today, table)
    return WorkLine(
        what=title_of(row),
        href=address(row.page or "view_case", row.incident, row.id),
        reference=row.reference,
        case_href=address("view_case", row.incident),
        date=date_words(row.due_on) if row.due_on else "As soon as you can",
        label=label,
        shade=shade,
        waits="" if own or not name else waiting_words(name, row.waits_since, today, table),
        nudge_href=address("nudge", row.incident, row.id) if known and may_nudge and free else "",
        nudged=(known or bool(elsewhere)) and not free,
        remind_href=elsewhere if may_nudge and free else "",
    )

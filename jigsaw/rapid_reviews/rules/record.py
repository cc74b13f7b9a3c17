"""What the record, the meetings and the people of a rapid review must keep to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words, day_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.documents.vocabulary import vocabulary
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.rules.terms import SECTION_TITLES, SECTIONS, Body, MeetingKind

MOST_EPISODES, MOST_PEOPLE, MOST_MEETINGS = 20, 60, 30
MOST_THEMES = 8
ENDED = "The notification was withdrawn, so this rapid review has ended. It can be read and not written."
CLOSED = "This case is closed. Open it again first."

# The kinds of agency that stand for a statutory partner or for education (Working Together; Children Act 2004, 16E).
STANDS_FOR = {
    Body.LOCAL_AUTHORITY: "childrens-social-care",
    Body.HEALTH: "integrated-care-board",
    Body.POLICE: "police",
    Body.EDUCATION: "education-and-early-years",
}
AGENDAS = {
    MeetingKind.PROGRESS: (
        "Who is here, and who stands back",
        "Which agencies have answered, and which have not",
        "Agencies that we did not think of at first",
        "Whether the child and other children are safe now",
        "What is still unclear, and who finds out by when",
    ),
    MeetingKind.PANEL: (
        "Who is here, and who stands back",
        "The child’s daily life, and what we know of their voice",
        "What each agency’s summary shows",
        "Key practice episodes: what happened, and why it made sense at the time",
        "Racism, disability and other protected characteristics",
        "Early learning, and with whom it is shared",
        "Whether the criteria for a local review are met, factor by factor",
        "The decision and its reasons, and who sees it otherwise",
    ),
}


def can_be_written(ended: bool, closed: bool) -> None:
    """A rapid review is written while its notification stands and its case is open. Raises Refused."""
    if ended:
        raise Refused(ENDED)
    if closed:
        raise Refused(CLOSED)


def next_section(key: str) -> str:
    """The section after this one; empty after the last."""
    keys = list(SECTION_TITLES)
    place = keys.index(key) + 1
    return keys[place] if place < len(keys) else ""


def sections_missing(record: dict[str, str]) -> list[str]:
    """The keys of the sections that the record must have and that hold no text yet."""
    return [key for key, _title, _hint, needed in SECTIONS if needed and not record.get(key, "").strip()]


def bodies_missing(kinds: Iterable[str]) -> list[Body]:
    """The statutory partners, and education, for whom nobody takes part. `kinds` are those of the agencies that do."""
    there = set(kinds)
    return [body for body, kind in STANDS_FOR.items() if kind not in there]


def missing_words(bodies: Sequence[Body]) -> str:
    """Who is missing, as a sentence; empty when nobody is."""
    if not bodies:
        return ""
    said = [f"the {body.words.lower()}" if body is not Body.EDUCATION else "education" for body in bodies]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"Nobody takes part yet for {listed}."


def themes_hold(themes: Sequence[str]) -> None:
    """A rapid review is about a few themes of the vocabulary. Raises Refused."""
    known = {term.slug for group in vocabulary()["themes"] for term in group.terms}
    if not themes:
        raise Refused("Select at least 1 theme")
    if len(set(themes)) > MOST_THEMES:
        raise Refused(f"Select {MOST_THEMES} themes or fewer. You selected {len(set(themes))}")
    if set(themes) - known:
        raise Refused("Select themes of the list")


def meeting_is_one_moment(held_on: date, starts_at: time) -> None:
    """A meeting begins at a time that London's clocks show once. Raises Refused."""
    try:
        london.release_moment(held_on, starts_at)
    except london.NotOneMoment as unclear:
        raise Refused(str(unclear), "starts_at") from unclear


def meeting_is_near(held_on: date, started_on: date) -> None:
    """A meeting lies within a year of the notification: anything else is a slip of the pen. Raises Refused."""
    if abs((held_on - started_on).days) > 366:
        raise Refused(
            f"Date of the meeting must be within a year of {date_words(started_on)}, "
            "when the notification was sent",
            "held_on",
        )


def meeting_warnings(held_on: date, plan_due: date | None, table: WorkingDays) -> list[str]:
    """What is unusual about the day of a meeting, in words. Nothing of it is refused."""
    said = []
    try:
        why = table.why_not(held_on)
    except BeyondTheTable:
        why = None
    if why:
        day = f"a {why}" if why in ("Saturday", "Sunday") else why
        said.append(f"{day_words(held_on)} is not a working day: it is {day}.")
    if plan_due is not None and held_on > plan_due:
        said.append(f"This is after {day_words(plan_due)}, the day of the plan.")
    return said

"""Who knew what, when: for one key fact, when each agency first knew and how many days lie between. Pure rules.

An agency knows a fact on the day that it first recorded it, was told of it, or told somebody else, whichever is first.
A day that is only known about gives "about 143 days"; a month, a year or two days give "120 to 150 days".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jigsaw.calendar.words import count_words, date_words

NEVER = "never recorded"
UNDATED = "on a date that is not known"


class DateLike(Protocol):
    """A date of any accuracy, like EventDate of the chronology."""

    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...
    @property
    def accuracy(self) -> str: ...
    @property
    def words(self) -> str: ...


@dataclass(frozen=True)
class Known:
    """A date as it is known: earliest and latest day (None where it is not), its accuracy, and its words."""

    earliest: date | None
    latest: date | None
    accuracy: str
    words: str

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day that it can mean; None where it is not known."""
        return (self.earliest, self.latest) if self.earliest and self.latest else None


def known_of(found: DateLike) -> Known:
    """The plain values of a date of the chronology."""
    return Known(found.earliest, found.latest, str(found.accuracy), found.words)


@dataclass(frozen=True)
class AgencyKnew:
    """An agency of a fact, and when it first recorded it; None where it never did."""

    agency: str
    first_recorded: Known | None = None


@dataclass(frozen=True)
class Share:
    """One agency told another of the fact."""

    from_agency: str
    to_agency: str
    day: Known
    how: str = ""


@dataclass(frozen=True)
class KeyFact:
    """What mattered; the agencies that recorded it or needed to know; who told whom.

    `until` is the last day of the period asked for: how far the days of an agency that never knew are counted.
    """

    title: str
    agencies: tuple[AgencyKnew, ...]
    shares: tuple[Share, ...] = ()
    why: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Days:
    """A number of days between two dates: from `least` to `most`, and whether a record is not sure of its date."""

    least: int
    most: int
    about: bool = False

    @property
    def words(self) -> str:
        """ "143 days", "about 143 days", "120 to 150 days", "up to 30 days"."""
        if self.least == self.most:
            said = count_words(self.most, "day")
        elif self.least == 0:
            said = f"up to {count_words(self.most, 'day')}"
        else:
            said = f"{self.least} to {self.most} days"
        return f"about {said}" if self.about else said


def days_between(first: Known, last: Known) -> Days | None:
    """The days from one date to another, never below 0; None where one of them is not known."""
    if not first.days or not last.days:
        return None
    least = max(0, (last.days[0] - first.days[1]).days)
    most = max(0, (last.days[1] - first.days[0]).days)
    return Days(least, most, "approximate" in (first.accuracy, last.accuracy))


@dataclass(frozen=True)
class GapRow:
    """What is known of one agency and one fact, in days and in words.

    `how`: first, recorded, told, shared (known only because it told somebody), never, or not known. `gap` is counted
    from the day the first agency knew, `held` from the day this agency knew until it first told somebody, or until
    nobody was left to tell. `held_open` says that it had told nobody when the period ended.
    """

    agency: str
    knew: Known | None
    recorded_on: Known | None
    told_on: Known | None
    recorded: str
    told: str
    how: str
    gap: Days | None
    words: str
    shared_on: Known | None
    shared: str
    held: Days | None
    held_open: bool

    @property
    def least(self) -> int | None:
        return self.gap.least if self.gap else None

    @property
    def most(self) -> int | None:
        return self.gap.most if self.gap else None

    @property
    def about(self) -> bool:
        return bool(self.gap and self.gap.about)

    @property
    def held_words(self) -> str:
        """ "143 days", "77 days, to the end of the period", "" where there was nobody left to tell."""
        if not self.held:
            return ""
        return f"{self.held.words}, to the end of the period" if self.held_open else self.held.words

    @property
    def held_days(self) -> int | None:
        """The most days that it can have been."""
        return self.held.most if self.held else None


def gaps(fact: KeyFact) -> list[GapRow]:
    """A row for each agency: the one that knew first, then the others by when they knew, those that never did last."""
    knew = {each.agency: _knew(fact, each) for each in fact.agencies}
    first = _earliest([found for found in knew.values() if found])
    names = [each.agency for each in fact.agencies]
    leader = next((name for name in names if first and knew[name] == first), None)
    rows = [_row(fact, each, knew, first, each.agency == leader) for each in fact.agencies]
    order = {"never": 2, "not known": 1}
    return sorted(rows, key=lambda row: (row.how != "first", order.get(row.how, 0), _place(row.knew)))


def _place(found: Known | None) -> tuple[date, date]:
    return (found and found.days) or (date.max, date.max)


def _earliest(found: Sequence[Known]) -> Known | None:
    dated = [each for each in found if each.days]
    return min(dated, key=_place) if dated else None


def _told(fact: KeyFact, agency: str) -> list[Share]:
    """Who told this agency, earliest first."""
    return sorted((each for each in fact.shares if each.to_agency == agency), key=lambda e: _place(e.day))


def _shared(fact: KeyFact, agency: str) -> list[Share]:
    """Whom this agency told, earliest first."""
    return sorted((each for each in fact.shares if each.from_agency == agency), key=lambda e: _place(e.day))


def _knew(fact: KeyFact, each: AgencyKnew) -> Known | None:
    """The day on which an agency first knew; one without days where only that it knew is known; None for never."""
    found = [each.first_recorded] if each.first_recorded else []
    found += [share.day for share in (*_told(fact, each.agency), *_shared(fact, each.agency))]
    return _earliest(found) or (found[0] if found else None)


def _row(
    fact: KeyFact, each: AgencyKnew, knew: dict[str, Known | None], first: Known | None, leads: bool
) -> GapRow:
    own, told, shared = knew[each.agency], _told(fact, each.agency), _shared(fact, each.agency)
    gap = days_between(first, own) if first and own and not leads else None
    how = "first" if leads else _how(each, told, own)
    held, held_open = _held(fact, each.agency, knew, shared)
    return GapRow(
        agency=each.agency,
        knew=own,
        recorded_on=each.first_recorded,
        told_on=told[0].day if told else None,
        recorded=_recorded_words(each.first_recorded),
        told="; ".join(f"by {share.from_agency}, {_on(share.day)}{_how_words(share)}" for share in told),
        how=how,
        gap=gap,
        words=_gap_words(how, gap),
        shared_on=shared[0].day if shared else None,
        shared="; ".join(f"with {share.to_agency}, {_on(share.day)}{_how_words(share)}" for share in shared),
        held=held,
        held_open=held_open,
    )


def _how(each: AgencyKnew, told: list[Share], own: Known | None) -> str:
    if own is None:
        return "never"
    if own.days is None:
        return "not known"
    if each.first_recorded == own:
        return "recorded"
    return "told" if told and told[0].day == own else "shared"


def _how_words(share: Share) -> str:
    return f" ({share.how})" if share.how else ""


def _on(day: Known) -> str:
    return day.words if day.days else UNDATED


def _recorded_words(found: Known | None) -> str:
    return NEVER if found is None else _on(found)


def _gap_words(how: str, gap: Days | None) -> str:
    if how == "first":
        return "the first to know"
    if how == "never":
        return NEVER
    if gap is None:
        return "not known"
    return "the same day" if (gap.most, gap.about) == (0, False) else f"{gap.words} later"


def _held(
    fact: KeyFact, agency: str, knew: dict[str, Known | None], shared: list[Share]
) -> tuple[Days | None, bool]:
    """How long an agency knew and told nobody, and whether that was so to the end of the period."""
    own = knew[agency]
    others = [found for name, found in knew.items() if name != agency]
    if own is None or not own.days or not others:
        return None, False
    ends = [share.day for share in shared if share.day.days]
    if all(found and found.days for found in others):
        ends.append(max((found for found in others if found), key=_place))
    end = _earliest(ends)
    if end:
        held = days_between(own, end)
        return (held if held and held.most else None), False
    if shared or not fact.until or fact.until < own.days[0]:
        return None, False  # shared on a day that is not known: nothing to count to
    return days_between(own, Known(fact.until, fact.until, "exact", date_words(fact.until))), True


def headline_of(fact: KeyFact) -> str:
    """The finding in a sentence, with a number that stands in the table."""
    rows = gaps(fact)
    never = [row for row in rows if row.how == "never"]
    knew = knew_words(rows)
    ends = f". {_never_words(never)}" if never else ""
    if len(never) == len(rows):
        return f"{knew} recorded this"
    if rows[0].how != "first":
        return f"{knew} recorded this, on dates that are not known{ends}"
    worst = max(
        (row for row in rows if row.gap), key=lambda row: (row.most or 0, row.least or 0), default=None
    )
    if worst is None or not worst.gap or not worst.gap.most:
        first = rows[0].knew.words if rows[0].knew else ""
        return f"{knew} knew of this{', on the same day' if worst else ''}: {first}{ends}"
    did = {"recorded": "recorded it", "told": "was told of it"}.get(worst.how, "knew of it")
    return f"{rows[0].agency} held this for {worst.gap.words} before {worst.agency} {did}{ends}"


def agencies_words(number: int) -> str:
    """ "1 agency", "3 agencies"."""
    return f"{number} {'agency' if number == 1 else 'agencies'}"


def knew_words(rows: Sequence[GapRow]) -> str:
    """How many agencies knew, of how many that are listed: "2 of 3 agencies"."""
    return f"{sum(row.how != 'never' for row in rows)} of {agencies_words(len(rows))}"


def _never_words(never: list[GapRow]) -> str:
    who = never[0].agency if len(never) == 1 else agencies_words(len(never))
    return f"{who} never recorded it"


def longest(fact: KeyFact) -> int:
    """The most days between the first agency's knowing and another's; one that never knew counts to `until`."""
    rows = gaps(fact)
    found = [row.most for row in rows if row.most is not None]
    if rows and rows[0].how == "first" and fact.until and any(row.how == "never" for row in rows):
        start = rows[0].knew
        found.append((fact.until - start.days[0]).days if start and start.days else 0)
    return max(found, default=0)


def longest_words(fact: KeyFact) -> str:
    """The longest gap of a fact in words: "143 days", "77 days, to the end of the period", "–" for none."""
    rows = gaps(fact)
    most = longest(fact)
    same = max((row for row in rows if row.gap), key=lambda row: row.gap.most if row.gap else 0, default=None)
    if same and same.gap and same.gap.most == most and most:
        return same.gap.words
    if most:
        return f"{count_words(most, 'day')}, to the end of the period"
    return "The same day" if same else "–"


def in_order(facts: Sequence[KeyFact]) -> list[KeyFact]:
    """The facts by the longest gap, the worst first; alike ones by how many agencies never knew, then by title."""

    def place(fact: KeyFact) -> tuple[int, int, str]:
        return -longest(fact), -sum(row.how == "never" for row in gaps(fact)), fact.title

    return sorted(facts, key=place)

"""The invented archive's truth: what each past review is, and how its parts are written here and there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

OWN = "Alderbrook Safeguarding Children Partnership"
CODES = ("ASCP", "ASCB")
NEIGHBOURS = {
    "Brackenmoor Safeguarding Children Partnership": "BRSCP",
    "Dunmoor Safeguarding Children Board": "DSCB",
}
TODAY = date(2026, 11, 27)
MONTHS = "January February March April May June July August September October November December".split()
FIRST = (
    "Lanterns Ladders Paper Winter Copper Hollow Silver Borrowed Folded Quiet Painted Broken Open Locked Distant "
    "Hidden Early Patient Narrow Woven Salted Marble Wooden Amber Scattered Velvet Stony Northern Drifting Polished"
).split()
SECOND = (
    "doors harbours kitchens bridges gardens windows mirrors letters rivers tables orchards staircases pockets "
    "corridors meadows compasses blankets signals pavements attics shelves envelopes beacons thresholds footsteps"
).split()
THIRD = (
    "beyond the playground|under one roof|after the bell|before breakfast|without a map|on the landing|in plain sight"
    "|between two towns|at the school gate|behind the curtain|across the estate|through the letterbox|past the bus stop"
    "|over the garden wall|inside the waiting room|along the canal|near the surgery|around the corner shop"
).split("|")
TAIL = (
    "listening to babies|working across borders|what a referral leaves out|teenagers and trust|sharing what you hold"
    "|asking about fathers|moves between schools|the weight of routine"
).split("|")


@dataclass
class Truth:
    """One past review as it is. `asked` names the fields that no source settles, so that a person must."""

    number: int
    reference: str
    titles: list[str]
    day: date
    precision: str = ""
    kind: str | None = "local-review"
    whose: str = "own"
    partnership: str = OWN
    documents: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        return self.titles[0]


def make_truths(seed: int, many: int) -> list[Truth]:
    """So many reviews, each with a reference and a title of its own."""
    rng = random.Random(seed)
    titles: dict[str, None] = {}
    while len(titles) < many * 2:
        title = f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(THIRD)}"
        main = title.split()[:2]
        if not any(other.split()[:2] == main for other in titles):
            titles[f"{title}: {rng.choice(TAIL)}" if rng.random() < 0.2 else title] = None
    found = []
    names = list(titles)
    numbers: dict[int, int] = {}
    for number in range(many):
        day = date(2011, 1, 10) + timedelta(days=rng.randrange(5_700))
        year = day.year - rng.choice((1, 1, 2))
        numbers[year] = numbers.get(year, 0) + 1
        code = "ASCB" if year < 2019 else "ASCP"
        reference = f"{code} {year}-{(year + 1) % 100:02d}/{numbers[year]:02d}"
        found.append(Truth(number, reference, [names[number]], day))
    return found


def spelled(rng: random.Random, house: str) -> str:
    """A house reference as somebody writes it."""
    code, rest = house.split(" ")
    span, number = rest.split("/")
    start, end = span.split("-")
    forms = [
        f"{code}{start}-{end}-{number}",
        f"{code} {start}/{end}-{number}",
        f"{code}{start}-{end}/{number}",
        f"{code} {start}-{end}-{number}",
        f"{code.lower()} {start}-{end}/{number}",
        f"{code} {start}/20{end}-{int(number)}",
        f"{code} {start}–{end}–{number}",
        f"Ref no: {code} {start}/{end}-{number}",
        f"{code}-{start}-{end}-{number}",
        f"{code}\u00a0{start}-{end}/{number}",
    ]
    return rng.choice(forms)


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def dated(rng: random.Random, truth: Truth, *, vague: float = 0.3) -> str:
    """The day of publication as somebody writes it; sets the precision that the words leave."""
    day = truth.day
    month = MONTHS[day.month - 1]
    if rng.random() < vague:
        truth.precision, text = rng.choice(
            [
                ("month", f"{month} {day.year}"),
                ("month", f"{month[:3]} {day.year}"),
                ("month", f"{day.month:02d}/{day.year}"),
                ("year", str(day.year)),
                ("financial year", _financial(day)),
                _season(day),
            ]
        )
        return text
    truth.precision = "day"
    forms = [
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%Y-%m-%d}",
        f"{ordinal(day.day)} {month} {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%A} {ordinal(day.day)} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day:%y}",
        f"{day:%d.%m.%y}",
        f"the {ordinal(day.day)} of {month} {day.year}",
    ]
    return rng.choice(forms)


def _financial(day: date) -> str:
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"


def _season(day: date) -> tuple[str, str]:
    if day.month in (12, 1, 2):
        start = day.year if day.month == 12 else day.year - 1
        return "season", f"Winter {start}/{(start + 1) % 100:02d}"
    name = ("Spring", "Summer", "Autumn")[(day.month - 3) // 3]
    return "season", f"{name} {day.year}"


def span(truth: Truth) -> tuple[date, date] | None:
    """The days that the truth of a date covers, by its precision; None where no source tells."""
    day, precision = truth.day, truth.precision
    if precision == "day":
        return day, day
    if precision == "month":
        return _months(day.year, day.month, 1)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == "financial year":
        start = day.year if day.month >= 4 else day.year - 1
        return date(start, 4, 1), date(start + 1, 3, 31)
    if precision == "season":
        first = day.month - day.month % 3
        return _months(day.year if first else day.year - 1, first or 12, 3)
    return None


def _months(year: int, month: int, many: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + many
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)

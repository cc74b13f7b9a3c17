"""Where everything stands in the picture of the lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from jigsaw.calendar.words import count_words
from jigsaw.components.lane_facts import LaneFacts, LaneMark, headline_of
from jigsaw.components.lane_shapes import (
    LABEL,
    LETTER,
    LINE,
    WIDTH,
    Scale,
    fitting,
    hatched,
    label_lines,
    legend,
    line,
    mark,
    picture,
    span,
    text,
    time_axis,
)
from jigsaw.components.markup import element, joined

RIGHT = WIDTH - 16
HEAD, GAP_WORDS, FOOT = 26, 24, 32  # the ages, the words of the gap, the dates
STEP = 18  # from one mark of a stack to the next
TALLEST = 12  # marks on one another; with more, bars take their place
APART = 2  # least room between two marks of one level
TALLEST_BAR = 44
BORN_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two ages


@dataclass(frozen=True)
class Stood:
    """A mark with its place: from where to where, and how high in its stack."""

    mark: LaneMark
    left: float
    right: float
    level: int


def scale_of(facts: LaneFacts) -> Scale:
    """The period, from the lanes' names to the right edge."""
    return Scale(facts.first, facts.last, LABEL, RIGHT)


def stacked(marks: list[LaneMark], scale: Scale) -> list[Stood]:
    """The marks of one lane from left to right; where two would touch, the later one stands on the other."""
    placed = []
    for each in marks:
        assert each.earliest
        assert each.latest
        placed.append((scale(each.earliest), scale(each.latest), each))
    found: list[Stood] = []
    ends: list[float] = []
    for left, right, each in sorted(placed, key=lambda one: one[:2]):
        reach = 4 if each.kind == "span" else 8
        level = next((n for n, end in enumerate(ends) if left - reach >= end + APART), len(ends))
        if level == len(ends):
            ends.append(0)
        ends[level] = right + reach
        found.append(Stood(each, left, right, level))
    return found


def too_tall(facts: LaneFacts) -> bool:
    """Whether a stack would have more marks than can be read."""
    scale = scale_of(facts)
    return any(each.level >= TALLEST for marks in facts.dated.values() for each in stacked(marks, scale))


def drawing(facts: LaneFacts, name: str) -> SafeString:
    """The picture: ages, gap, lanes, dates."""
    scale = scale_of(facts)
    top = (HEAD if facts.born else 4) + (GAP_WORDS if facts.gap else 4)
    shapes: list[SafeString] = []
    floor = float(top)
    most = max((n for agency in facts.agencies for n in facts.in_periods(agency)), default=1)
    for agency in facts.agencies:
        made, floor = _lane(facts, agency, scale, floor, most)
        shapes += made
    under = time_axis(scale, top, floor)
    if facts.gap:
        under += _gap(facts, scale, name, top, floor)
    if facts.born:
        under += ages(facts.born, scale, top, floor)
    return picture(name, floor + FOOT, headline_of(facts), said_of(facts), [*under, *shapes])


def _lane(
    facts: LaneFacts, agency: str, scale: Scale, top: float, most: int
) -> tuple[list[SafeString], float]:
    """One lane below `top`: its name and counts, its marks or bars; and where it ends."""
    names, notes = label_lines(agency), notes_of(facts, agency)
    lines = (len(names) + len(notes)) * LINE
    stood = [] if facts.by_month else stacked(facts.dated[agency], scale)
    levels = max((each.level for each in stood), default=0) + 1
    bars = TALLEST_BAR + LINE if facts.dated[agency] else 0
    content = bars if facts.by_month else levels * STEP
    height = max(lines, content) + 16
    floor = top + height
    made = [text(words, 0, top + LINE * (n + 1), kind="name") for n, words in enumerate(names)]
    made += [text(words, 0, top + LINE * (n + 1 + len(names)), kind="note") for n, words in enumerate(notes)]
    made.append(line("lane", 0, floor, RIGHT, floor))
    if facts.by_month:
        made += _bars(facts, agency, scale, floor, most)
    else:
        made += [_mark(each, floor - 14 - each.level * STEP) for each in stood]
    return made, floor


def notes_of(facts: LaneFacts, agency: str) -> list[str]:
    """What is counted beside a lane's name."""
    counts = facts.counts[agency]
    found = [count_words(counts["all"], "record") if counts["all"] else "no record"]
    found += [f"{counts['unknown']} with no date"] if counts["unknown"] else []
    return [*found, *([f"{counts['outside']} outside the period"] if counts["outside"] else [])]


def _mark(each: Stood, y: float) -> SafeString:
    key = each.mark.key_event
    if each.mark.kind == "span":
        shape, middle = span(each.left, each.right, y, key=key), (each.left + each.right) / 2
    else:
        shape, middle = mark(each.left, y, filled=each.mark.kind == "exact", key=key), each.left
    seen = line("seen", middle - 5, y + 9.5, middle + 5, y + 9.5) if each.mark.child_seen else ""
    return element("g", {"class": "jig-lanes__record"}, shape, seen)


def _bars(facts: LaneFacts, agency: str, scale: Scale, floor: float, most: int) -> list[SafeString]:
    made = []
    for period, number in zip(facts.periods, facts.in_periods(agency), strict=True):
        if not number:
            continue
        left, right = scale(period.first), scale(period.last)
        height = max(2.0, round(number / most * TALLEST_BAR, 1))
        width = max(3.0, round(right - left - 3, 1))
        own = {
            "class": "jig-lanes__bar",
            "x": left + 1,
            "y": floor - height,
            "width": width,
            "height": height,
        }
        made.append(element("rect", own))
        made.append(
            text(
                f"{number:,}",
                round(left + 1 + width / 2, 1),
                floor - height - 4,
                kind="count",
                anchor="middle",
            )
        )
    return made


def _gap(facts: LaneFacts, scale: Scale, name: str, top: float, floor: float) -> list[SafeString]:
    """The hatched time, its edges, and its days in words above it."""
    assert facts.gap
    left, right = scale(facts.gap.first), scale(facts.gap.last)
    words = f"{count_words(facts.gap.days, 'day')} with no record"
    half = len(words) * LETTER / 2
    middle = min(max((left + right) / 2, LABEL + half), RIGHT - half)
    return [
        hatched(name, left, right, top, floor - top),
        line("edge", left, top, left, floor),
        line("edge", right, top, right, floor),
        text(words, round(middle, 1), top - 7, kind="gap", anchor="middle"),
    ]


def ages(born: date, scale: Scale, top: float, floor: float) -> list[SafeString]:
    """The child's age along the top, at as many birthdays as stand beside one another."""
    made = [text("Child’s age", 0, 17, kind="note")]
    marked = [(scale(day), age_words(months)) for months, day in ages_in(born, scale)]
    for x, words, anchor in fitting(marked, scale):
        made += [line("tick", x, 22, x, 27), text(words, x, 17, kind="age", anchor=anchor)]
    if len(made) == 1:
        years = months_between(born, scale.first)
        made.append(text("before birth" if years < 0 else age_words(years), LABEL, 17, kind="age"))
    return made


def ages_in(born: date, scale: Scale) -> list[tuple[int, date]]:
    """The months of age that are marked and the days on which the child reached them."""
    least, most = max(0, months_between(born, scale.first)), months_between(born, scale.last)
    room = (scale.right - scale.left) / scale.days * 30.4
    for step in BORN_STEPS:
        found = list(range(-(-least // step) * step, most + 1, step))
        widest = max((len(age_words(n)) for n in found), default=0) * LETTER + 14
        if room * step >= widest:
            break
    days = [(n, birthday(born, n)) for n in found]
    return [(n, day) for n, day in days if scale.first <= day <= scale.last]


def birthday(born: date, months: int) -> date:
    """The day on which somebody is so many months old; at a month's end where the month is shorter."""
    number = born.year * 12 + born.month - 1 + months
    for day in range(born.day, 27, -1):
        try:
            return date(number // 12, number % 12 + 1, day)
        except ValueError:
            continue
    return date(number // 12, number % 12 + 1, min(born.day, 28))


def months_between(born: date, day: date) -> int:
    """Whole months of age; below 0 before birth."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def age_words(months: int) -> str:
    """ "born", "5 months", "2 years", "2 years 6 months"."""
    if months == 0:
        return "born"
    if months < 24:
        return count_words(months, "month") if months != 12 else "1 year"
    years, rest = divmod(months, 12)
    return count_words(years, "year") + (f" {count_words(rest, 'month')}" if rest else "")


def said_of(facts: LaneFacts) -> str:
    """What the picture shows, for people who do not see it."""
    lanes = "; ".join(f"{agency}: {', '.join(notes_of(facts, agency))}" for agency in facts.agencies)
    return f"A lane for each agency, oldest records at the left. {lanes}"


def key_of(facts: LaneFacts) -> SafeString:
    """What the shapes mean, only those that are drawn."""
    marks = [each for found in facts.dated.values() for each in found]
    if facts.by_month:
        return SafeString("")
    kinds, key = {each.kind for each in marks}, any(each.key_event for each in marks)
    entries = []
    if "exact" in kinds:
        entries.append((mark(15, 10, filled=True), "date known to the day"))
    if "about" in kinds:
        entries.append((mark(15, 10, filled=False), "about that day"))
    if "span" in kinds:
        entries.append((span(4, 26, 10), "some day in that time"))
    if key:
        entries.append((mark(15, 10, filled=True, key=True), "key event"))
    if any(each.child_seen for each in marks):
        entries.append((joined([mark(15, 7, filled=True), line("seen", 10, 16.5, 20, 16.5)]), "child seen"))
    return legend(entries)

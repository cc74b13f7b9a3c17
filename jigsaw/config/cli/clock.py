"""`jigsaw clock RULE DATE`: the due date of a statutory clock, with every day counted or skipped and why."""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jigsaw.calendar.clocks import Clock
    from jigsaw.calendar.rule_book import Rule, RuleBook

Fault = dict[str, str]
EPILOG = """\
The holidays are those of England that come with Jigsaw. Exit status: 0 done, 1 the input has faults,
2 wrong usage. A rule that sets no date is answered with what it asks for instead, and 0.

examples:
  jigsaw clock notify-panel 2026-05-01       aware on 1 May: notify the Panel by 11 May
  jigsaw clock rapid-review 2026-05-05       notified on 5 May: rapid review by 27 May
  jigsaw clock copies-to-panel 2026-06-30    publication on 30 June: copies by 19 June
"""


def add(subparsers) -> None:
    """Add the command `clock` to the command line."""
    parser = subparsers.add_parser(
        "clock",
        help="work out a statutory due date and show the working",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rule", metavar="RULE", help="the name of a rule, like notify-panel")
    parser.add_argument("date", metavar="DATE", help="the day that starts the clock, like 2026-05-01")
    parser.add_argument("--rules", metavar="FILE", type=Path, help="a rule file whose versions lead")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work out the clock and print it. Returns 0, or 1 with all faults of the input."""
    from jigsaw.calendar.clocks import BeyondTheCalendar, NoFixedLength, work_out
    from jigsaw.calendar.working_days import BeyondTheTable, seeded

    faults: list[Fault] = []
    start = _day(args.date, faults)
    book = _book(args.rules, faults)
    rule = _rule(book, args.rule, start, faults)
    if rule is None or start is None:
        return _report(faults, as_json=args.json)
    try:
        clock = work_out(rule, start, seeded())
    except NoFixedLength as why:
        _print_no_date(rule, start, str(why), as_json=args.json)
        return 0
    except (BeyondTheTable, BeyondTheCalendar) as beyond:
        return _report([{"path": "date", "message": str(beyond)}], as_json=args.json)
    print(json.dumps(as_data(clock)) if args.json else in_words(clock))
    return 0


def as_data(clock: Clock) -> dict:
    """The clock as plain data, in the shape that `--json` prints."""
    return _facts(clock.rule, clock.start) | {
        "due": clock.due.isoformat(),
        "due_is": clock.rule.bound.value,
        "counted": [day.isoformat() for day in clock.counted],
        "skipped": [{"date": skip.day.isoformat(), "reason": skip.reason} for skip in clock.skipped],
        "notes": clock.notes,
    }


def in_words(clock: Clock) -> str:
    """The clock with its working, for people."""
    from jigsaw.calendar.rule_book import Bound, Unit
    from jigsaw.calendar.words import day_words

    rule = clock.rule
    until = "until at least " if rule.bound is Bound.EARLIEST else "by "
    unit = "day" if rule.unit in (Unit.WORKING_DAYS, Unit.DAYS) else rule.unit.value[:-1].split()[-1]
    lines = [
        f"{rule.title} {until}{day_words(clock.due)} ({clock.due.isoformat()})",
        "",
        *_about(rule),
        "",
        f"  {clock.start.isoformat()}  {day_words(clock.start)}: day 0, {rule.starts}",
    ]
    for day, number, why_not in clock.days():
        said = f"{unit} {number}" if why_not is None else f"not counted, {why_not}"
        lines.append(f"  {day.isoformat()}  {day_words(day)}: {said}")
    if clock.notes:
        lines += ["", *clock.notes]
    return "\n".join(lines)


def _facts(rule: Rule, start: date) -> dict:
    return {
        "rule": rule.name,
        "title": rule.title,
        "from": start.isoformat(),
        "duty": rule.duty.value,
        "duty_explained": rule.duty_explained,
        "who": rule.who,
        "starts": rule.starts,
        "length": rule.length,
        "unit": rule.unit.value,
        "direction": rule.direction.value,
        "source": rule.source,
        "effective_from": rule.effective_from.isoformat(),
    }


def _about(rule: Rule) -> list[str]:
    from jigsaw.calendar.words import date_words

    length = rule.length_words
    if rule.length is not None:
        length += (
            f" before {rule.starts}" if rule.direction.value == "backward" else f" from the day {rule.starts}"
        )
    return [
        f"Who     {rule.who}",
        f"Duty    {rule.duty.value}. {rule.duty_explained}",
        f"Length  {length}",
        f"Source  {rule.source} (this rule holds from {date_words(rule.effective_from)})",
    ]


def _print_no_date(rule: Rule, start: date, message: str, *, as_json: bool) -> None:
    if as_json:
        empty: dict = {"due": None, "counted": [], "skipped": [], "notes": [message]}
        print(json.dumps(_facts(rule, start) | empty))
    else:
        print("\n".join([f"{rule.title}: no fixed date", "", message, "", *_about(rule)]))


def _day(text: str, faults: list[Fault]) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        faults.append({"path": "date", "message": "The date must be a year, month and day, like 2026-05-01"})
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append({"path": "date", "message": f"The date must be a real date. {text} does not exist"})
        return None


def _book(path: Path | None, faults: list[Fault]) -> RuleBook | None:
    from jigsaw.calendar.rule_book import RuleBookFaults, read, shipped

    if path is None:
        return shipped()
    try:
        return shipped().corrected_by(read(path))
    except RuleBookFaults as found:
        faults += [
            {"path": f"rules: {f.path}" if f.path else "rules", "message": f.message} for f in found.faults
        ]
        return None


def _rule(book: RuleBook | None, name: str, start: date | None, faults: list[Fault]) -> Rule | None:
    from jigsaw.calendar.rule_book import NoVersionThen, UnknownRule

    if book is None:
        return None
    try:
        versions = book.versions(name)
        return versions[-1] if start is None else book.rule(name, start)
    except UnknownRule as fault:
        faults.append({"path": "rule", "message": str(fault)})
    except NoVersionThen as fault:
        faults.append({"path": "date", "message": str(fault)})
    return None


def _report(faults: list[Fault], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"faults": faults}))
    else:
        for fault in faults:
            print(f"{fault['path']}: {fault['message']}", file=sys.stderr)
    return 1

"""The rule book: each clock's length, start, direction, duty and source, with the dates it held.

Rules are data (rule_book.yaml), never code, so that a change of guidance or a local correction needs
no release of Jigsaw. A clock takes the version of its rule that held on the day it starts from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from jigsaw.calendar.words import date_words

SHIPPED_BOOK = Path(__file__).with_name("rule_book.yaml")


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    DAYS = "days"
    CALENDAR_MONTHS = "calendar months"
    YEARS = "years"
    NONE = "none"


class Direction(StrEnum):
    FORWARD = "forward"
    BACKWARD = "backward"


class Bound(StrEnum):
    """Whether the date is the last day for an act, or the day until which a state must at least last."""

    LATEST = "latest"
    EARLIEST = "earliest"


class Duty(StrEnum):
    """Who asks for it. Shown beside every clock, for "must" and "should" are not the same."""

    LAW = "Law"
    STATUTORY_GUIDANCE = "Statutory guidance"
    LAW_AND_STATUTORY_GUIDANCE = "Law and statutory guidance"
    PANEL_GUIDANCE = "Panel guidance"
    LOCAL_PLAN = "Local plan"
    CUSTOM = "Custom"


@dataclass(frozen=True)
class Rule:
    """One dated version of one rule. `length` is None where the rule sets no date; `no_date` then says so."""

    name: str
    row: int
    title: str
    start_fact: str
    starts: str
    length: int | None
    unit: Unit
    direction: Direction
    bound: Bound
    who: str
    duty: Duty
    duty_explained: str
    source: str
    effective_from: date
    effective_to: date | None = None
    no_date: str = ""

    def holds_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    @property
    def length_words(self) -> str:
        """The length in words: "5 working days", "1 year", "no fixed length"."""
        if self.length is None:
            return "no fixed length"
        return f"{self.length} {self.unit.value[:-1] if self.length == 1 else self.unit.value}"


@dataclass(frozen=True)
class RuleFault:
    """What is wrong in a rule file, and where: path "rules[2].versions[0].duty"."""

    path: str
    message: str


class RuleBookFaults(ValueError):
    """A rule file that cannot be used. `faults` lists everything wrong with it."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.path}: {f.message}" for f in self.faults))


class UnknownRule(LookupError):
    """No rule has this name. The message lists the names."""


class NoVersionThen(LookupError):
    """The rule exists, but none of its versions held on the day."""


class RuleBook:
    """Rules by name, each with its dated versions."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._versions: dict[str, list[Rule]] = {}
        for rule in rules:
            self._versions.setdefault(rule.name, []).append(rule)
        for versions in self._versions.values():
            versions.sort(key=lambda r: r.effective_from)

    @property
    def names(self) -> list[str]:
        """The names of all rules, in the order of the book."""
        return list(self._versions)

    def versions(self, name: str) -> list[Rule]:
        """All versions of the rule, oldest first. Raises UnknownRule."""
        if name not in self._versions:
            raise UnknownRule(f"The rule must be one of {', '.join(sorted(self._versions))}")
        return list(self._versions[name])

    def rule(self, name: str, on: date) -> Rule:
        """The version of the rule that held on the day `on`, the day its clock starts from.

        Where several hold, the one that began last leads. Raises UnknownRule and NoVersionThen.
        """
        versions = self.versions(name)
        for version in reversed(versions):
            if version.holds_on(on):
                return version
        first = versions[0].effective_from
        known = (
            f"It begins on {date_words(first)}" if on < first else f"It has no version for {date_words(on)}"
        )
        raise NoVersionThen(f"The rule book has no {name} for a start on {date_words(on)}. {known}")

    def corrected_by(self, corrections: RuleBook) -> RuleBook:
        """This book with a partnership's corrections.

        A correction with the name and first day of a version replaces it; any other is added, and from
        its first day it leads over the shipped versions.
        """
        kept = {(r.name, r.effective_from): r for rules in self._versions.values() for r in rules}
        kept |= {(r.name, r.effective_from): r for rules in corrections._versions.values() for r in rules}
        return RuleBook(kept.values())


def read(path: Path) -> RuleBook:
    """The rule book in the file at `path`. Raises RuleBookFaults with everything wrong in it."""
    import yaml  # here, so that a room that only names a Rule pays nothing

    try:
        found = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, UnicodeDecodeError) as fault:
        raise RuleBookFaults([RuleFault("", f"The rule file cannot be read: {fault}")]) from fault
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise RuleBookFaults([RuleFault("", f"The rule file must be YAML: {fault}")]) from fault
    return from_data(found)


def from_data(found: object) -> RuleBook:
    """The rule book in plain data, as read from YAML. Raises RuleBookFaults."""
    rules = found.get("rules") if isinstance(found, Mapping) else None
    if not isinstance(rules, list) or not rules:
        raise RuleBookFaults([RuleFault("rules", "must be a list of rules")])
    faults: list[RuleFault] = []
    made: list[Rule] = []
    for at, entry in enumerate(rules):
        made += _versions_of(entry, f"rules[{at}]", faults)
    first_days: set[tuple[str, date]] = set()
    for rule in made:
        if (rule.name, rule.effective_from) in first_days:
            first = date_words(rule.effective_from)
            faults.append(RuleFault(rule.name, f"must have one version only that begins on {first}"))
        first_days.add((rule.name, rule.effective_from))
    if faults:
        raise RuleBookFaults(faults)
    return RuleBook(_ended_by_the_next(made))


@cache
def shipped() -> RuleBook:
    """The rule book that comes with Jigsaw."""
    return read(SHIPPED_BOOK)


def _ended_by_the_next(rules: list[Rule]) -> list[Rule]:
    """Each version without a last day of its own ends on the day before the next version of its rule."""
    ended = []
    for rule in rules:
        later = [
            r.effective_from for r in rules if r.name == rule.name and r.effective_from > rule.effective_from
        ]
        if later and rule.effective_to is None:
            rule = replace(rule, effective_to=date.fromordinal(min(later).toordinal() - 1))
        ended.append(rule)
    return ended


WORDS = ("name", "title", "who", "duty_explained", "source")
CHOICES: dict[str, tuple[type[StrEnum], str | None]] = {
    "unit": (Unit, None),
    "direction": (Direction, "forward"),
    "bound": (Bound, "latest"),
    "duty": (Duty, None),
}
KNOWN = {*WORDS, *CHOICES, "row", "starts", "length", "no_date", "effective_from", "effective_to"}


def _versions_of(entry: object, path: str, faults: list[RuleFault]) -> list[Rule]:
    if not isinstance(entry, Mapping):
        faults.append(RuleFault(path, "must be a rule with its fields"))
        return []
    versions = entry.get("versions")
    if not isinstance(versions, list) or not versions:
        faults.append(RuleFault(f"{path}.versions", "must list at least one version"))
        return []
    shared = {key: value for key, value in entry.items() if key != "versions"}
    made = []
    for at, version in enumerate(versions):
        here = f"{path}.versions[{at}]"
        if not isinstance(version, Mapping):
            faults.append(RuleFault(here, "must be a version with its fields"))
        elif (rule := _rule({**shared, **version}, here, faults)) is not None:
            made.append(rule)
    return made


def _rule(fields: Mapping, path: str, faults: list[RuleFault]) -> Rule | None:
    """One version as a Rule; None, with its faults added to `faults`, where it cannot be."""
    before = len(faults)

    def fault(name: object, message: str) -> None:
        faults.append(RuleFault(f"{path}.{name}", message))

    for name in fields:
        if name not in KNOWN:
            fault(name, "is not a field of a rule")
    values: dict = {}
    for name in WORDS:
        values[name] = _words(fields.get(name), name, fault)
    for name, (choice, default) in CHOICES.items():
        values[name] = _choice(fields.get(name, default), choice, name, fault)
    values["row"] = fields.get("row", 0)
    if not isinstance(values["row"], int):
        fault("row", "must be a whole number")
    _start(fields.get("starts"), values, fault)
    _length(fields, values, fault)
    _dates(fields, values, fault)
    return Rule(**values) if len(faults) == before else None


def _words(value: object, name: str, fault) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    fault(name, "must be words")
    return ""


def _choice(value: Any, choice: type[StrEnum], name: str, fault) -> StrEnum | None:
    try:
        return choice(value)
    except ValueError:
        fault(name, f"must be one of {', '.join(one.value for one in choice)}")
        return None


def _start(start: object, values: dict, fault) -> None:
    given = start if isinstance(start, Mapping) else {}
    values["start_fact"] = _words(given.get("fact"), "starts.fact", fault)
    values["starts"] = _words(given.get("words"), "starts.words", fault)


def _length(fields: Mapping, values: dict, fault) -> None:
    length, no_date = fields.get("length"), fields.get("no_date", "")
    values["length"] = length
    values["no_date"] = " ".join(no_date.split()) if isinstance(no_date, str) else ""
    if values["unit"] is Unit.NONE:
        if length is not None:
            fault("length", "must be left out where the unit is none")
        if not values["no_date"]:
            fault("no_date", "must say what to do where the rule sets no date")
    elif not isinstance(length, int) or isinstance(length, bool) or not 1 <= length <= 1000:
        fault("length", "must be a whole number from 1 to 1000")


def _dates(fields: Mapping, values: dict, fault) -> None:
    for name in ("effective_from", "effective_to"):
        values[name] = fields.get(name)
        missing = values[name] is None and name == "effective_to"
        if not missing and type(values[name]) is not date:
            fault(name, "must be a date, like 2026-03-19")
            return
    if values["effective_to"] is not None and values["effective_to"] < values["effective_from"]:
        fault("effective_to", "must be the same as or after effective_from")

"""The draft: a plain edition that may be incomplete. Its parts, how one is replaced, and what it lacks."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from pydantic_core import to_jsonable_python

from jigsaw.documents.edition import Edition, to_plain
from jigsaw.documents.made import EditionFaults, Fault
from jigsaw.documents.reading import edition_from

Path = tuple[str | int, ...]

FIELDS = {field.name for field in fields(Edition)}
# Parts that gather several fields of an edition. Every other part is the field of its name.
BASICS = ("reference", "kind", "title", "other_titles", "published_on", "release_at", "lead_reviewer")
ABOUT = ("summary", "subjects", "themes", "agencies", "harm_types")
CONTACT = ("name", "short_name", "website", "helpline", "media_contact")
GATHERED = {"basics": BASICS, "about": ABOUT, "contact": CONTACT}
PARTS = {
    "basics": "Reference, title and date",
    "about": "Summary, subjects and themes",
    "findings": "Findings",
    "recommendations": "Recommendations",
    "developments": "What has changed since",
    "statement": "Press statement",
    "briefing": "Briefing",
    "report": "Report",
    "contact": "Helpline and media contact",
}
LISTS = {"findings", "recommendations", "developments", "report", "subjects"}


class UnknownPart(ValueError):
    """There is no such part or place in a draft."""


def path_of(text: str) -> Path:
    """The place that "recommendations[1].due" names, as ("recommendations", 1, "due"). Raises UnknownPart."""
    if not re.fullmatch(r"\w+(\[\d{1,4}\])*(\.\w+(\[\d{1,4}\])*)*", text, re.ASCII):
        raise UnknownPart(text)
    return tuple(int(t[1:-1]) if t[0] == "[" else t for t in re.findall(r"\w+(?![\w\]])|\[\d+\]", text))


def part_key(path: Path) -> str:
    """The part on whose page a place of the edition is written: partnership.helpline belongs to contact."""
    top = path[0] if path else "basics"
    if top in PARTS:
        return str(top)
    if top == "partnership":
        return "contact"
    return "about" if top in ABOUT else "basics"


def place_of(part: str) -> Path:
    """The place that stands for a part when two changes are compared: fields come under their part's key.

    Raises UnknownPart for what is neither a part nor a field of an edition.
    """
    path = path_of(part)
    if path[0] in GATHERED and len(path) > 1:
        raise UnknownPart(part)
    if path[0] not in PARTS and path[0] not in FIELDS:
        raise UnknownPart(part)
    key = part_key(path)
    return path if path[0] == key else (key, *path)


def overlap(one: Path, other: Path) -> bool:
    """Whether one of two places holds the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def value_at(draft: Any, path: Path) -> Any:
    """What stands at a place of a draft; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            draft = draft[step] if isinstance(draft, list) and step < len(draft) else None
        else:
            draft = draft.get(step) if isinstance(draft, dict) else None
    return draft


def part_of(draft: dict[str, Any], part: str) -> Any:
    """What a part holds: a group of fields for "basics", "about" and "contact", else what is there."""
    if part in GATHERED:
        held = draft.get("partnership") or {} if part == "contact" else draft
        return {name: held[name] for name in GATHERED[part] if name in held}
    place_of(part)
    return copy.deepcopy(value_at(draft, path_of(part)))


def with_part(draft: dict[str, Any], part: str, value: Any) -> dict[str, Any]:
    """The draft with one part replaced. Fields of a gathered part that `value` does not name stay.

    An index one past the end of a list adds an item. Raises UnknownPart.
    """
    place_of(part)
    plain = to_jsonable_python(value)
    changed = copy.deepcopy(draft)
    if part in GATHERED:
        if not isinstance(plain, dict) or set(plain) - set(GATHERED[part]):
            raise UnknownPart(part)
        home = changed.setdefault("partnership", {}) if part == "contact" else changed
        home.update(plain)
    else:
        _put(changed, path_of(part), plain, part)
    return tidy(changed)


def without_item(draft: dict[str, Any], part: str, index: int) -> dict[str, Any]:
    """The draft without one item of a list. Raises UnknownPart when there is no such item."""
    changed = copy.deepcopy(draft)
    del _list_at(changed, part, index)[index]
    return tidy(_renumbered(changed, part, draft))


def with_item_moved(draft: dict[str, Any], part: str, index: int, *, up: bool) -> dict[str, Any]:
    """The draft with an item exchanged with its neighbour; the same when there is none on that side."""
    changed = copy.deepcopy(draft)
    items = _list_at(changed, part, index)
    other = index - 1 if up else index + 1
    if 0 <= other < len(items):
        items[index], items[other] = items[other], items[index]
    return _renumbered(changed, part, draft)


def tidy(value: Any) -> Any:
    """Plain values without what says nothing: fields that are empty, and empty texts in lists."""
    if isinstance(value, dict):
        kept = {name: tidy(held) for name, held in value.items()}
        return {name: held for name, held in kept.items() if held not in (None, "", [], {})}
    if isinstance(value, list):
        return [held for held in (tidy(each) for each in value) if held not in (None, "")]
    return "" if isinstance(value, str) and not value.strip() else value


def edition_of(draft: dict[str, Any], *, short_name: str) -> Edition:
    """The edition that a draft makes. Raises EditionFaults with all that is missing or wrong.

    `short_name` is that of the partnership that publishes: an edition of another one is refused.
    """
    held = value_at(draft, ("partnership", "short_name"))
    strange = isinstance(held, str) and held.strip().casefold() != short_name.casefold()
    foreign = [Fault("partnership.short_name", f"must be {short_name}, the partnership that publishes")]
    try:
        edition = edition_from(draft)
    except EditionFaults as found:
        raise EditionFaults([*found.faults, *(foreign if strange else [])]) from None
    if strange:
        raise EditionFaults(foreign)
    return edition


def faults_of(draft: dict[str, Any], *, short_name: str) -> list[Fault]:
    """All that must be put right before the draft makes an edition; empty when it is whole."""
    try:
        edition_of(draft, short_name=short_name)
    except EditionFaults as found:
        return found.faults
    return []


def makes(draft: dict[str, Any], edition: dict[str, Any]) -> bool:
    """Whether the draft makes this very edition, given in its plain form."""
    try:
        return to_plain(edition_from(draft)) == edition
    except EditionFaults:
        return False


def _put(home: Any, path: Path, value: Any, part: str) -> None:
    """Set the value at a place, making groups and lists on the way; a list grows by one item at most."""
    for step, following in zip(path, (*path[1:], None), strict=True):
        last = following is None
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if not isinstance(home, list) or step > len(home):
                raise UnknownPart(part)
            if step == len(home):
                home.append(empty)
        elif not isinstance(home, dict):
            raise UnknownPart(part)
        if last:
            home[step] = value
        elif isinstance(step, int) or step in home:
            home = home[step]
        else:
            home[step] = empty
            home = empty


def _list_at(draft: dict[str, Any], part: str, index: int) -> list[Any]:
    place_of(part)
    items = value_at(draft, path_of(part))
    if not isinstance(items, list) or not 0 <= index < len(items):
        raise UnknownPart(f"{part}[{index}]")
    return items


def _renumbered(changed: dict[str, Any], part: str, before: dict[str, Any]) -> dict[str, Any]:
    """Keep recommendations pointing at the same findings after findings were moved or one was taken out."""
    if part != "findings":
        return changed
    old, new = before["findings"], changed["findings"]
    places = dict(_new_places(old, new))
    for recommendation in changed.get("recommendations") or []:
        named = recommendation.get("findings") if isinstance(recommendation, dict) else None
        if isinstance(named, list):
            recommendation["findings"] = [
                places.get(n, n) for n in named if n in places or n not in _all(old)
            ]
    return changed


def _new_places(old: list[Any], new: list[Any]) -> Iterator[tuple[int, int]]:
    """Where each finding that stayed stood and stands, counted from 1; equal findings keep their order."""
    free = list(range(len(new)))
    for before, held in enumerate(old):
        for after in free:
            if new[after] == held:
                free.remove(after)
                yield before + 1, after + 1
                break


def _all(items: list[Any]) -> range:
    return range(1, len(items) + 1)

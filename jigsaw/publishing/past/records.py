"""Past reviews as files: YAML with the field names of an edition. What is not known stays out.

A whole edition needs a statement, a briefing, a report and a day of publication. A past review has what was found:
so it is a record of its own, `PastReview`, that names each field as the edition does.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import yaml
from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import to_jsonable_python

from jigsaw.documents.edition import STRICT, Line, Text, Title
from jigsaw.documents.fields import date_only, one_line
from jigsaw.documents.loading import load_plain
from jigsaw.documents.made import EditionFaults
from jigsaw.documents.references import slug_of, title_key
from jigsaw.documents.terms import Kind
from jigsaw.publishing.past.dates import PastDate, Precision
from jigsaw.publishing.past.found import Confidence, Whose
from jigsaw.publishing.past.reviews import Review

Day = Annotated[date, BeforeValidator(date_only)]
Short = Annotated[str, Field(min_length=1, max_length=500), BeforeValidator(one_line)]


@dataclass(frozen=True, config=STRICT)
class Publisher:
    """Who published it."""

    name: Line


@dataclass(frozen=True, config=STRICT)
class Published:
    """When, where the day is not known: in words, how precisely, and the days that it covers."""

    words: Line
    precision: Precision
    earliest: Day
    latest: Day


@dataclass(frozen=True, config=STRICT)
class PastDocument:
    """One document that was offered with the review."""

    kind: Line
    title: Short | None = None
    link: Annotated[str, Field(max_length=2_000)] | None = None


@dataclass(frozen=True, config=STRICT)
class ExternalNumber:
    """The review's number in somebody else's register."""

    kind: Line
    value: Line


@dataclass(frozen=True, config=STRICT)
class Source:
    """Where a field stood, and how sure it is: as written, or settled by a person."""

    field: Line
    file: Short
    where: Short | None
    confidence: Line


@dataclass(frozen=True, config=STRICT)
class PastReview:
    """A review that was published before. Only what was found is there."""

    whose: Whose
    partnership: Publisher | None = None
    reference: Short | None = None
    reference_as_written: tuple[Short, ...] = ()
    kind: Kind | None = None
    title: Title | None = None
    other_titles: tuple[Title, ...] = ()
    published_on: Day | None = None
    published: Published | None = None
    known_as: tuple[Short, ...] = ()
    external_ids: tuple[ExternalNumber, ...] = ()
    summary: Text | None = None
    documents: tuple[PastDocument, ...] = ()
    sources: tuple[Source, ...] = ()


ADAPTER: TypeAdapter[PastReview] = TypeAdapter(PastReview)
SINGLE = ("whose", "partnership", "reference", "kind", "title", "summary")
LISTS = ("reference_as_written", "other_titles", "known_as", "external_ids", "documents", "sources")


def past_review(review: Review, partnership: str) -> PastReview:
    """The record of one review. Raises pydantic's ValidationError where a value breaks a rule of editions."""
    published: PastDate | None = review.published.value if review.published else None
    values: dict[str, Any] = {
        "whose": review.whose,
        "partnership": _publisher(review, partnership),
        "reference": review.reference.value.house if review.reference else None,
        "reference_as_written": _spellings(review),
        "kind": review.kind.value if review.kind else None,
        "title": review.title.value if review.title else None,
        "other_titles": [value.value for value in review.other_titles],
        "known_as": [value.value for value in review.known_as],
        "external_ids": [{"kind": "nspcc", "value": value.value} for value in review.external_ids],
        "summary": review.summary.value if review.summary else None,
        "documents": [
            {"kind": one.kind, "title": one.title or None, "link": one.link or None}
            for one in review.documents
        ],
        "sources": _sources(review),
    }
    if published and published.precision is Precision.DAY:
        values["published_on"] = published.earliest
    elif published and published.earliest:
        values["published"] = {
            "words": published.words,
            "precision": published.precision,
            "earliest": published.earliest,
            "latest": published.latest,
        }
    values = to_jsonable_python(values)
    return _ordered(ADAPTER.validate_python(values))


def _publisher(review: Review, partnership: str) -> dict[str, str] | None:
    if review.whose is Whose.OWN:
        return {"name": partnership}
    return {"name": review.partnership.value} if review.partnership else None


def _spellings(review: Review) -> list[str]:
    found = {" ".join(seen.reference.raw.split()) for seen in review.sightings if seen.reference}
    return sorted(found) if review.reference else []


def _sources(review: Review) -> list[dict[str, Any]]:
    """Every place that gives a value which was taken, and each value that a person settled."""
    taken = {
        "reference": review.reference,
        "title": review.title,
        "kind": review.kind,
        "summary": review.summary,
        "published_on": review.published,
    }
    found = [(name, value) for name, value in taken.items() if value is not None]
    found += [("title", value) for value in review.other_titles]
    keys = {title_key(title) for title in review.all_titles}
    for seen in review.sightings:
        found += [("reference", seen.reference)] if seen.reference and review.reference else []
        found += [
            ("title", value) for value in seen.titles if title_key(value.value) in keys and not value.reason
        ]
        found += [
            ("published_on", value) for value in seen.published if review.published and not value.reason
        ]
        found += (
            [("kind", seen.kind)]
            if seen.kind and review.kind and seen.kind.value == review.kind.value
            else []
        )
    return [
        {
            "field": name,
            "file": value.place.file,
            "where": value.place.where or None,
            "confidence": Confidence.SETTLED if value.reason else value.confidence,
        }
        for name, value in found
    ]


def _ordered(past: PastReview) -> PastReview:
    """The record with its lists in one order, whatever the order of the files."""
    return replace(
        past,
        known_as=tuple(sorted(set(past.known_as))),
        reference_as_written=tuple(sorted(set(past.reference_as_written))),
        external_ids=tuple(sorted(set(past.external_ids), key=lambda one: one.value)),
        documents=tuple(
            sorted(set(past.documents), key=lambda one: (one.kind, one.title or "", one.link or ""))
        ),
        sources=tuple(
            sorted(set(past.sources), key=lambda one: (one.field, one.file, one.where or "", one.confidence))
        ),
    )


def as_yaml(past: PastReview) -> bytes:
    """The file of a past review, the same bytes for the same values."""
    plain = {name: value for name, value in to_jsonable_python(past).items() if value not in (None, [], ())}
    for name in ("documents", "sources"):
        if name in plain:
            plain[name] = [
                {key: held for key, held in one.items() if held is not None} for one in plain[name]
            ]
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100).encode()


def from_yaml(content: bytes, name: str) -> PastReview:
    """Read a file that was written. Raises EditionFaults for one that is none."""
    from jigsaw.documents.made import Fault

    try:
        return ADAPTER.validate_python(load_plain(content, name))
    except ValidationError as refused:
        faults = [Fault(".".join(map(str, one["loc"])), one["msg"]) for one in refused.errors()]
        raise EditionFaults(faults) from None


class Applied(NamedTuple):
    """What became of one review: new, changed, the same, or held back with the reason."""

    key: str
    name: str
    path: str
    state: str
    reason: str = ""


def path_of(past: PastReview) -> str:
    """The file of a past review within the folder: by its reference, else by title and year; neighbours' apart."""
    year = (
        past.published_on.year
        if past.published_on
        else past.published.earliest.year
        if past.published
        else None
    )
    name = f"{slug_of(past.reference, past.title or '', year)}.yaml"
    if past.whose is Whose.NEIGHBOUR and past.partnership:
        return f"neighbours/{slug_of(None, past.partnership.name)}/{name}"
    return f"national/{name}" if past.whose is Whose.NATIONAL else name


def apply(reviews: list[Review], partnership: str, folder: Path) -> list[Applied]:
    """Write every review that is ready. A file that is there is added to, never emptied; what differs is held back.

    A review that these files do not name stays as it is: absence is no withdrawal.
    """
    done = []
    written: dict[str, str] = {}
    for review in sorted(reviews, key=lambda one: one.key):
        if review.is_ready:
            applied = _apply_one(review, partnership, folder, written)
            done.append(applied)
            if applied.state != "held back":
                written[applied.path] = review.key
    return sorted(done, key=lambda one: one.path)


def _apply_one(review: Review, partnership: str, folder: Path, written: dict[str, str]) -> Applied:
    try:
        past = past_review(review, partnership)
    except ValidationError as refused:
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in refused.errors())
        return Applied(review.key, review.name, "", "held back", said)
    place = path_of(past)
    path = folder / place
    if place in written:
        return Applied(
            review.key,
            review.name,
            place,
            "held back",
            f"another review ({written[place]}) has the same address",
        )
    state = "new"
    if path.exists():
        try:
            old = from_yaml(path.read_bytes(), place)
        except EditionFaults as faults:
            return Applied(
                review.key,
                review.name,
                place,
                "held back",
                f"the file that is there cannot be read: {faults}",
            )
        past, differs = enriched(old, past)
        if differs:
            return Applied(review.key, review.name, place, "held back", "; ".join(differs))
        state = "the same" if as_yaml(past) == path.read_bytes() else "changed"
    if state != "the same":
        _write(path, as_yaml(past))
    return Applied(review.key, review.name, place, state)


def enriched(old: PastReview, new: PastReview) -> tuple[PastReview, list[str]]:
    """The old record with what the new one adds, and each value on which they differ. A person's word goes first."""
    said = {one.field for one in new.sources if one.confidence == Confidence.SETTLED}
    values: dict[str, Any] = {}
    differs = []
    for name in SINGLE:
        before, now = getattr(old, name), getattr(new, name)
        known = name == "title" and now and title_key(now) in {title_key(one) for one in old.other_titles}
        if (
            now is None
            or before == now
            or (before is not None and (name == "summary" or known) and name not in said)
        ):
            values[name] = before
        elif before is None or name in said:
            values[name] = now
        else:
            differs.append(f"{name} is ‘{_shown(before)}’ already, and ‘{_shown(now)}’ here")
    dates, wrong = _dates(old, new, "published_on" in said)
    for name in LISTS:
        values[name] = tuple(dict.fromkeys([*getattr(old, name), *getattr(new, name)]))
    title = title_key(values.get("title") or "")
    values["other_titles"] = tuple(one for one in values["other_titles"] if title_key(one) != title)
    return _ordered(replace(old, **values, **dates)), differs + wrong


def _shown(value: Any) -> str:
    return value.name if isinstance(value, Publisher) else str(value)


def _days(past: PastReview) -> tuple[date, date] | None:
    if past.published_on:
        return past.published_on, past.published_on
    return (past.published.earliest, past.published.latest) if past.published else None


def _dates(old: PastReview, new: PastReview, settled: bool) -> tuple[dict[str, Any], list[str]]:
    """The more precise date of two that agree; a person's word before any."""
    before, now = _days(old), _days(new)
    mine = {"published_on": new.published_on, "published": new.published}
    if now is None:
        return {}, []
    if before is None or settled:
        return mine, []
    if before[0] > now[1] or now[0] > before[1]:
        return {}, [f"published on {before[0]} to {before[1]} already, and {now[0]} to {now[1]} here"]
    return (mine if now[1] - now[0] < before[1] - before[0] else {}), []


def _write(path: Path, content: bytes) -> None:
    """Beside its place first: a file that is there is always whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(beside, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

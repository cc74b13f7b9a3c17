"""The dry run as plain values: a row for each thing found, which is kept, shown, answered and read again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from jigsaw.publishing.past.corrections import EDITABLE, Correction, Corrections, corrections_of, rows_of
from jigsaw.publishing.past.found import Place, Whose
from jigsaw.publishing.past.importing import Import
from jigsaw.publishing.past.matching import LeftDocument
from jigsaw.publishing.past.records import past_review, path_of
from jigsaw.publishing.past.reviews import Review

REVIEW, PAIR, DOCUMENT = "review", "pair", "document"
YOUR_ANSWER = "your answer"


class Row(TypedDict):
    """One thing found. `what` is a review, a pair that may be one, or a document whose review is not sure.

    `record` is what would be added, None while something is asked; `outcome` and `reason` say what became of it.
    """

    key: str
    what: str
    cells: dict[str, str]
    precision: str
    as_written: list[str]
    documents: list[dict[str, str]]
    joined: list[str]
    questions: list[str]
    found_in: str
    others: list[str]
    left_out: bool
    record: dict[str, Any] | None
    place: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """What a person says of one row, as a worksheet has it. `cells` are the columns that they changed."""

    decision: str = ""
    belongs_to: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


def rows_found(found: Import, partnership: str) -> list[Row]:
    """A row for each review, pair and document of an import, what needs a person first."""
    reviews = {review.key: review for review in found.reviews}
    pairs = {pair.key: pair for pair in found.proposals}
    documents = {left.key: left for left in found.documents}
    wrong: dict[str, list[str]] = {}
    for note in found.faults:
        if note.place.file == YOUR_ANSWER:
            wrong.setdefault(note.place.where, []).append(note.message)
    rows = []
    for plain in rows_of(found):
        key = plain["key"]
        row = _empty(plain)
        if key in reviews:
            _tell_review(row, reviews[key], partnership)
        elif key in pairs:
            pair = pairs[key]
            row["what"], row["others"] = PAIR, [pair.first, pair.second]
            both = f"{reviews[pair.first].name} and {reviews[pair.second].name}"
            row["questions"] = [f"{both} may be one review: {pair.why}"]
        else:
            row["what"] = DOCUMENT
            row["others"] = [other for other, _ in documents[key].candidates]
            row["questions"] = [_asked_of(documents[key], reviews)]
            row["documents"] = [_document(documents[key].document)]
        row["questions"] += wrong.get(key, [])
        rows.append(row)
    return rows


def _empty(plain: Mapping[str, str]) -> Row:
    return Row(
        key=plain["key"],
        what=REVIEW,
        cells={name: plain.get(name, "") for name in EDITABLE},
        precision="",
        as_written=[],
        documents=[],
        joined=[],
        questions=[line for line in plain.get("question", "").split("\n") if line],
        found_in=plain.get("found in", ""),
        others=[],
        left_out=False,
        record=None,
        place="",
        outcome="",
        reason="",
    )


def _tell_review(row: Row, review: Review, partnership: str) -> None:
    row["left_out"] = review.left_out
    row["precision"] = str(review.published.value.precision) if review.published else ""
    row["as_written"] = sorted({seen.reference.raw for seen in review.sightings if seen.reference})
    row["documents"] = [_document(one) for one in review.documents]
    row["joined"] = list(review.joined)
    if review.is_ready:
        try:
            record = past_review(review, partnership)
        except ValidationError as refused:
            row["questions"] = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in refused.errors()]
            return
        row["record"], row["place"] = to_jsonable_python(record), path_of(record).removesuffix(".yaml")


def _asked_of(left: LeftDocument, reviews: Mapping[str, Review]) -> str:
    """Why a document is for a person, and of which review it may be, in words without keys."""
    may = "; ".join(f"{reviews[key].name}: {why}" for key, why in left.candidates if key in reviews)
    return f"{left.reason} ({may})" if may else left.reason


def _document(document: Any) -> dict[str, str]:
    return {
        "kind": document.kind or DOCUMENT,
        "title": document.title or document.label,
        "link": document.link,
    }


def is_asked(row: Row) -> bool:
    """Whether a person must say something before the row can be settled."""
    return bool(row["questions"]) and not row["left_out"]


def is_addable(row: Row) -> bool:
    """Whether the row is a review of the partnership's own of which nothing is asked."""
    return row["record"] is not None and not is_asked(row) and row["record"]["whose"] == Whose.OWN


def answers_without_row(found: Import, rows: list[Row]) -> list[str]:
    """What was answered and fits nothing that was found now, in words: a further file may change what a row is."""
    keys = {row["key"] for row in rows}
    return [
        f"An earlier answer fits no row any more: {note.message}"
        for note in found.faults
        if note.place.file == YOUR_ANSWER and note.place.where not in keys
    ]


def files_named(found_in: str, names: Iterable[str]) -> set[str]:
    """Which of these files a row's places name."""
    some = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return set(re.findall(rf"(?:^|; )({some})(?=, |; |$)", found_in))


def answers_without(
    answers: Mapping[str, Any], rows: Iterable[Row], name: str, others: Collection[str]
) -> dict[str, Any]:
    """The answers that stay when a file goes: those of rows that the file `name` alone gave go with it."""
    gone = {
        row["key"] for row in rows if files_named(row["found_in"], [name, *others]) == {name}
    }  # fmt: skip
    gone |= {row["key"] for row in rows if row["what"] == PAIR and gone & set(row["others"])}
    return {key: one for key, one in answers.items() if key not in gone}


def notes_of(found: Import) -> list[str]:
    """All that was seen and passed over, with its place: of each review, then of each file."""
    passed = [note for review in found.reviews for note in review.passed_over] + found.notices
    return list(dict.fromkeys(f"{note.place}: {note.message}" for note in passed))


def answered(answers: Mapping[str, Mapping[str, Any]]) -> Corrections:
    """What the person's answers settle, as a worksheet would."""
    return corrections_of(
        Correction(key, one["decision"], one["belongs_to"], dict(one["cells"]), Place(YOUR_ANSWER, key))
        for key, one in answers.items()
    )

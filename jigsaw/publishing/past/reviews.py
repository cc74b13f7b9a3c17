"""One review out of all its sightings: what they agree on is taken, what they differ on is asked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from jigsaw.documents.references import Reference, choose_titles, title_key
from jigsaw.documents.terms import Kind
from jigsaw.publishing.past.dates import PastDate, Precision
from jigsaw.publishing.past.found import FoundDocument, Notice, Question, Shape, Sighting, Value, Whose
from jigsaw.publishing.past.kinds import area_key

MERGE = "merge"
NOT_WRITTEN = re.compile(r"is no date of publication$|^no date of publication")


@dataclass
class Review:
    """A past review as it would be written, and all that a person must settle before it is."""

    key: str
    sightings: list[Sighting]
    reference: Value | None = None
    title: Value | None = None
    other_titles: list[Value] = field(default_factory=list)
    published: Value | None = None
    kind: Value | None = None
    whose: Whose = Whose.OWN
    partnership: Value | None = None
    summary: Value | None = None
    known_as: list[Value] = field(default_factory=list)
    external_ids: list[Value] = field(default_factory=list)
    documents: list[FoundDocument] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    passed_over: list[Notice] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    left_out: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether it can be written: nothing is asked, and something tells it from all others."""
        return not self.questions and not self.left_out

    @property
    def name(self) -> str:
        """What people call it in lists: its reference, else its title, else where it stands."""
        if self.reference:
            return str(self.reference.value.house)
        if self.title:
            return str(self.title.value)
        return str(self.known_as[0].value) if self.known_as else str(self.sightings[0].place)

    @property
    def all_titles(self) -> list[str]:
        return [value.value for value in ([self.title] if self.title else []) + self.other_titles]

    def ask(self, name: str, reason: str) -> None:
        if not any(asked.field == name and asked.reason == reason for asked in self.questions):
            self.questions.append(Question(name, self.sightings[0].place, reason))


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def owner_of(seen: Sighting) -> str:
    """Whose a sighting is, as it is compared: codes of two partnerships are not the same."""
    if seen.whose is Whose.OWN:
        return ""
    return seen.whose.value + area_key(seen.partnership.value if seen.partnership else "")


def key_of(sightings: list[Sighting]) -> str:
    """A name of a review that stays the same from run to run: by reference, title, alias, else place."""
    owner = owner_of(sightings[0])
    for seen in sightings:
        if seen.reference:
            return "r-" + digest(owner, seen.reference.value.house)
    first = sightings[0]
    named = [title_key(value.value) for value in (*first.titles, *first.known_as)]
    return "r-" + digest(
        owner, *(named[:1] or [str(first.place)]), *(str(v.value) for v in first.published[:1])
    )


def settle(sightings: list[Sighting], *, joined: list[str], as_one: bool = False) -> Review:
    """The review of these sightings. `as_one` tells that a person has said that they are one."""
    sightings = sorted(sightings, key=lambda seen: (seen.place.file, seen.place.order, seen.place.where))
    review = Review(key_of(sightings), sightings, joined=list(joined))
    for seen in sightings:
        review.known_as += [
            one for one in seen.known_as if one.value not in {known.value for known in review.known_as}
        ]
        review.external_ids += [
            one
            for one in seen.external_ids
            if one.value not in {known.value for known in review.external_ids}
        ]
        review.passed_over += seen.passed_over
        review.documents += [one for one in seen.documents if not one.reason]
    review.documents = _distinct_documents(review.documents)
    _take_reference(review)
    _take_owner(review)
    _take_titles(review, as_one)
    _take_date(review)
    _take_kind(review)
    _take_summary(review)
    if not as_one and (twice := _twice(sightings)):
        review.ask(MERGE, f"proposed as one review: it stands twice, {twice}")
    for seen in sightings:
        for asked in seen.questions:
            mixed = asked.field == MERGE and not as_one
            if (
                mixed
                or asked.field in ("partnership", "external_ids")
                or (asked.field == "kind" and review.kind is None)
            ):
                review.questions.append(asked)
    return review


def _twice(sightings: list[Sighting]) -> str:
    """The places at which one file has the review more than once as a row or section; "" where none has."""
    files: dict[str, list[str]] = {}
    for seen in sightings:
        if seen.shape in (Shape.ROW, Shape.SECTION):
            files.setdefault(seen.place.file, []).append(seen.place.where)
    return "; ".join(f"{file}: {' and '.join(where)}" for file, where in files.items() if len(where) > 1)


def _distinct_documents(documents: list[FoundDocument]) -> list[FoundDocument]:
    found: dict[tuple[str, str, str], FoundDocument] = {}
    for one in documents:
        found.setdefault((one.kind, one.link, "" if one.link else title_key(one.title)), one)
    return list(found.values())


def _take_reference(review: Review) -> None:
    values = [seen.reference for seen in review.sightings if seen.reference]
    if values:
        review.reference = next((value for value in values if not value.reason), values[0])
        if review.reference.reason:
            review.ask("reference", review.reference.reason)
        for seen in review.sightings:
            for asked in seen.questions:
                if asked.field == "reference" and "another reference" in asked.reason:
                    review.questions.append(asked)
        return
    asked_all = [asked for seen in review.sightings for asked in seen.questions if asked.field == "reference"]
    if review.sightings[0].whose is Whose.OWN:
        review.questions += asked_all[:1]


def _take_owner(review: Review) -> None:
    review.whose = next((seen.whose for seen in review.sightings if seen.whose is not Whose.OWN), Whose.OWN)
    review.partnership = next((seen.partnership for seen in review.sightings if seen.partnership), None)
    if review.whose is Whose.NEIGHBOUR and review.partnership is None:
        code = review.reference.value.code if review.reference else ""
        review.ask("partnership", f"whose review this is must be said: {code} is not one of our codes")


def _take_titles(review: Review, as_one: bool) -> None:
    """One title leads; two are proposed as those of one review, and a person says which leads."""
    values = [value for seen in review.sightings for value in seen.titles]
    sure = [value for value in values if not value.reason]
    keys = {title_key(value.value) for value in sure}
    for value in values if sure else []:
        if value.reason and title_key(value.value) not in keys:
            message = f"‘{value.value}’ was not taken as a title: {value.reason}"
            review.passed_over.append(Notice(value.place, message))
    values = sure or values[:1]
    if not values:
        hints = [
            asked.reason for seen in review.sightings for asked in seen.questions if asked.field == "title"
        ]
        review.ask("title", "; ".join(["no title is written", *hints]))
        return
    chosen = choose_titles([(value.use, value.value) for value in values])
    by_title = {title_key(value.value): value for value in reversed(values)}
    review.title = by_title[title_key(chosen.preferred)]
    review.other_titles = [by_title[title_key(other)] for other in chosen.others]
    if review.title.reason:
        review.ask("title", review.title.reason)
    if review.other_titles and not _named_together(review) and not as_one:
        said = "; ".join(f"‘{value.value}’ ({value.place})" for value in [review.title, *review.other_titles])
        review.ask("title", f"proposed as one review with {len(by_title)} titles: {said}")


def _named_together(review: Review) -> bool:
    """Whether one place gives all titles as those of one review (‘X, also known as Y’)."""
    assert review.title
    return all(
        other.raw == review.title.raw and other.place == review.title.place for other in review.other_titles
    )


def _take_date(review: Review) -> None:
    """The most precise of the dates that agree. Dates that differ are asked, each with its place."""
    values = [value for seen in review.sightings for value in seen.published]
    sure = [value for value in values if not value.reason]
    asked = [a for seen in review.sightings for a in seen.questions if a.field == "published_on"]
    real = [a for a in asked if not NOT_WRITTEN.search(a.reason)]
    candidates = sure or [value for value in values if value.value.precision is not Precision.NO_YEAR]
    if candidates:
        review.published = min(candidates, key=lambda value: value.value.days)
    differ = [one for one in values if not all(_agree(one.value, other.value) for other in values)]
    if differ:
        said = "; ".join(sorted({f"{value.value} ({value.place})" for value in differ}))
        review.ask("published_on", f"the dates differ: {said}")
    elif review.published and review.published.reason:
        review.ask("published_on", review.published.reason)
    elif not review.published:
        hints = [value.reason for value in values] + [a.reason for a in asked]
        hints += [note.message for seen in review.sightings for note in seen.passed_over][:4]
        said = "no date of publication is written"
        review.ask(
            "published_on",
            "; ".join(dict.fromkeys([said, *hints]))
            if said not in hints
            else "; ".join(dict.fromkeys(hints)),
        )
    review.questions += real if review.published else []


def _agree(one: PastDate, other: PastDate) -> bool:
    return one.agrees(other)


def _take_kind(review: Review) -> None:
    values: dict[Kind, Value] = {}
    for seen in review.sightings:
        if seen.kind:
            values.setdefault(seen.kind.value, seen.kind)
    if review.whose is Whose.NATIONAL:
        values = {kind: value for kind, value in values.items() if kind is Kind.NATIONAL_REVIEW}
    if len(values) > 1:
        said = "; ".join(f"{kind} ({value.place})" for kind, value in values.items())
        review.ask("kind", f"the kinds differ: {said}")
    review.kind = next(iter(values.values()), None)
    told = any(asked.field == "kind" for seen in review.sightings for asked in seen.questions)
    if review.kind is None and review.whose is Whose.OWN and not told:
        review.ask("kind", "the kind of review is not written")


def _take_summary(review: Review) -> None:
    values = [seen.summary for seen in review.sightings if seen.summary]
    if values:
        review.summary = next((value for value in values if not value.reason), values[0])
        if review.summary.reason:
            review.ask("summary", review.summary.reason)


def reference_of(review: Review) -> Reference | None:
    return review.reference.value if review.reference else None

"""How well an import tells the truth: field by field right, asked, wrong or missed, and what was invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from jigsaw.documents.references import title_key
from jigsaw.publishing.past.importing import Import
from jigsaw.publishing.past.reviews import Review
from jigsaw.publishing.tests.past.making import Archive
from jigsaw.publishing.tests.past.truth import Truth, span

FIELDS = ("reference", "title", "published_on", "kind", "whose", "documents", "match")


@dataclass
class Score:
    """Counts of one field. `right` and `wrong` are values taken without a question."""

    right: int = 0
    asked: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what the files tell, how much was taken without a question."""
        all_told = self.right + self.asked + self.wrong + self.missed
        return self.right / all_told if all_told else 1.0


@dataclass
class Measured:
    """All scores, each mistake in words, and what a person was asked, by field."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    mistakes: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    asked: Counter = field(default_factory=Counter)

    def account(self) -> str:
        lines = [
            f"{'field':14}{'precision':>10}{'recall':>8}{'right':>7}{'asked':>7}{'wrong':>7}{'missed':>8}"
        ]
        for name, score in self.scores.items():
            counts = f"{score.right:7}{score.asked:7}{score.wrong:7}{score.missed:8}"
            lines.append(f"{name:14}{score.precision:10.3f}{score.recall:8.3f}{counts}")
        lines += ["", "What needed a person, by field:"]
        lines += [f"  {name}: {many}" for name, many in sorted(self.asked.items())]
        return "\n".join([*lines, *self.mistakes])


def measure(archive: Archive, found: Import) -> Measured:
    """Compare every review with the truth of the one that it is."""
    made = Measured()
    taken: dict[int, list[Review]] = {}
    for review in found.reviews:
        truth = truth_of(review, archive)
        if truth is None:
            made.scores["match"].wrong += 1
            made.mistakes.append(f"no review is ‘{review.name}’ ({review.sightings[0].place})")
            continue
        taken.setdefault(truth.number, []).append(review)
        compare(review, truth, made)
        made.asked.update(asked.field for asked in review.questions)
    for truth in archive.truths:
        reviews = taken.get(truth.number, [])
        if not reviews:
            made.scores["match"].missed += 1
            made.mistakes.append(f"{truth.reference or truth.files} was not found ({', '.join(truth.files)})")
        elif len(reviews) == 1:
            files = {seen.place.file for seen in reviews[0].sightings}
            complete = truth.files == files
            made.scores["match"].right += complete
            made.scores["match"].missed += not complete
            if not complete:
                made.mistakes.append(
                    f"{truth.reference or truth.files}: seen in {files}, is in {truth.files}"
                )
        elif all(review.questions for review in reviews):
            made.scores["match"].asked += 1
        else:
            made.scores["match"].wrong += 1
            made.mistakes.append(f"{truth.reference or truth.files} is {len(reviews)} reviews")
    briefings(archive, found, made)
    made.asked["documents"] = len(found.documents)
    return made


def truth_of(review: Review, archive: Archive) -> Truth | None:
    """The review that this is, by where it stands: the archive writes a title or a reference once only."""
    titles = {title_key(title) for title in review.all_titles}
    for truth in archive.truths:
        if review.reference and truth.reference == review.reference.value.house:
            return truth
    for truth in archive.truths:
        if titles & {title_key(title) for title in truth.titles}:
            return truth
    return None


def compare(review: Review, truth: Truth, made: Measured) -> None:
    questions = {asked.field for asked in review.questions}
    got = {
        "reference": review.reference.value.house if review.reference else None,
        "title": frozenset(map(title_key, review.all_titles)) or None,
        "published_on": (review.published.value.earliest, review.published.value.latest)
        if review.published
        else None,
        "kind": str(review.kind.value) if review.kind else None,
        "whose": str(review.whose),
        "documents": frozenset(one.kind for one in review.documents) or None,
    }
    is_true = {
        "reference": truth.reference or None,
        "title": frozenset(map(title_key, truth.titles)) or None,
        "published_on": span(truth),
        "kind": truth.kind,
        "whose": truth.whose,
        "documents": frozenset(truth.documents) or None,
    }
    for name, value in got.items():
        score = made.scores[name]
        who = f"{truth.reference or truth.files} ({review.sightings[0].place})"
        said = f"{name} of {who} is {is_true[name]}, taken as {value}"
        if name in questions:
            score.asked += 1
            if name not in truth.asked and "merge" not in truth.asked:
                made.needless.append(f"{said}: {[q.reason for q in review.questions if q.field == name]}")
        elif value == is_true[name]:
            score.right += value is not None
        elif value is None:
            score.missed += 1
            made.mistakes.append(said)
        else:
            score.wrong += 1
            made.mistakes.append(said)


def briefings(archive: Archive, found: Import, made: Measured) -> None:
    """Each listed briefing is with its own review, or left for a person."""
    left = {title_key(one.document.title) for one in found.documents}
    for title, owner in archive.briefings.items():
        key = title_key(title)
        holders = [
            review
            for review in found.reviews
            for one in review.documents
            if one.kind == "briefing" and title_key(one.title) == key
        ]
        score = made.scores["match"]
        if key in left:
            score.asked += 1
        elif owner and len(holders) == 1 and truth_of(holders[0], archive) is owner:
            score.right += 1
        else:
            score.wrong += 1
            made.mistakes.append(f"the briefing ‘{title}’ is with {[review.name for review in holders]}")

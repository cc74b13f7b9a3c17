"""Sightings put together as reviews, documents matched to them, and what may be the same proposed.

Together, and told: the same reference of one partnership; or no reference and the same title, where no date speaks
against it. Proposed, never done: the same review twice in one file, two titles, titles that are alike, two references
with the same title and date. A person says which.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from jigsaw.documents.references import title_key
from jigsaw.publishing.past import kinds
from jigsaw.publishing.past.found import Found, FoundDocument, Shape, Sighting, Value, Whose
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.reviews import MERGE, Review, digest, owner_of, settle
from jigsaw.publishing.past.titles import COMMON, may_be_same


@dataclass(frozen=True)
class Proposal:
    """Two reviews that may be one."""

    key: str
    first: str
    second: str
    why: str


@dataclass
class LeftDocument:
    """A document that no review is sure to own: for a person, with the reviews that may."""

    key: str
    document: FoundDocument
    reason: str
    candidates: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Settled:
    """What a person has said: keys that are the same or not, reviews to split, documents' owners."""

    same: list[tuple[str, str]] = field(default_factory=list)
    different: set[str] = field(default_factory=set)
    as_one: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)


@dataclass
class Matched:
    """All reviews, what may be the same, documents for a person."""

    reviews: list[Review]
    proposals: list[Proposal]
    documents: list[LeftDocument]


@dataclass
class _Cluster:
    sightings: list[Sighting]
    joined: list[str] = field(default_factory=list)

    @property
    def titles(self) -> set[str]:
        return {
            title_key(value.value) for seen in self.sightings for value in seen.titles if not value.reason
        }

    @property
    def dates(self) -> list[Value]:
        return [value for seen in self.sightings for value in seen.published if not value.reason]


def match(found: list[Found], reader: Reader, settled: Settled | None = None) -> Matched:
    """Put together what belongs together. The order of the files does not matter."""
    settled = settled or Settled()
    sightings = [seen for file in found for seen in file.sightings]
    loose = [document for file in found for document in file.documents]
    for seen in sightings:
        _name_owner(seen, reader)
    sightings += [seen for document in loose if document.reference and (seen := _listed(document, reader))]
    clusters = _by_title(_by_reference(sightings))
    reviews = []
    for cluster in clusters:
        reviews += _settled(cluster, settled)
    reviews = _merge(_keys_apart(reviews), settled)
    reviews.sort(key=lambda review: (review.whose != Whose.OWN, review.name, review.key))
    untold = [one for one in loose if not one.reference]
    untold += [one for seen in sightings for one in seen.documents if one.reason]
    left = [_place(one, reviews, settled) for one in untold]
    proposals = _proposals(reviews, settled)
    return Matched(reviews, proposals, _keys_of_documents_apart([one for one in left if one]))


def _name_owner(seen: Sighting, reader: Reader) -> None:
    """A reference with another code than ours is a neighbour's, where the codes of ours are known."""
    if seen.whose is not Whose.OWN or seen.partnership is not None or not seen.reference or not reader.codes:
        return
    if seen.reference.value.code not in {code.upper() for code in reader.codes}:
        seen.whose = Whose.NEIGHBOUR


def _listed(document: FoundDocument, reader: Reader) -> Sighting:
    """A document that names its review's reference, as a sighting of that review."""
    seen = Sighting(document.place, Shape.LISTED, document.reference)
    if document.title and not kinds.lone_type(document.title):
        seen.titles.append(
            Value(document.title, document.label, document.place, document.reason, document.kind)
        )
    seen.documents.append(document)
    _name_owner(seen, reader)
    return seen


def _by_reference(sightings: list[Sighting]) -> list[_Cluster]:
    groups: dict[tuple, list[Sighting]] = defaultdict(list)
    for at, seen in enumerate(sightings):
        if seen.reference and seen.reference.value.flag == "":
            groups[owner_of(seen), seen.reference.value.parsed].append(seen)
        else:
            groups["", at].append(seen)
    clusters = []
    for group in groups.values():
        places = sorted({str(seen.place) for seen in group})
        clusters.append(
            _Cluster(group, [f"the same reference: {'; '.join(places)}"] if len(group) > 1 else [])
        )
    return clusters


def _by_title(clusters: list[_Cluster]) -> list[_Cluster]:
    """Clusters without a reference join the one review that has the same title, unless dates speak against it."""
    named = [cluster for cluster in clusters if any(seen.reference for seen in cluster.sightings)]
    nameless = [cluster for cluster in clusters if cluster not in named]
    for cluster in nameless:
        seen = cluster.sightings[0]
        same = [
            other
            for other in named
            if other.titles & cluster.titles and owner_of(other.sightings[0]) == owner_of(seen)
        ]
        if len(same) == 1 and _dates_agree(cluster, same[0]):
            places = "; ".join(sorted(str(one.place) for one in [*same[0].sightings, *cluster.sightings]))
            same[0].joined.append(f"the same title: {places}")
            same[0].sightings += cluster.sightings
        else:
            named.append(cluster)
    return named


def _dates_agree(one: _Cluster, other: _Cluster) -> bool:
    return all(first.value.agrees(second.value) for first in one.dates for second in other.dates)


def _settled(cluster: _Cluster, settled: Settled) -> list[Review]:
    review = settle(cluster.sightings, joined=cluster.joined)
    if review.key in settled.as_one:
        return [settle(cluster.sightings, joined=cluster.joined, as_one=True)]
    if review.key not in settled.different or len(cluster.sightings) < 2:
        return [review]
    parts = []
    for number, seen in enumerate(review.sightings, 1):
        part = settle([seen], joined=[])
        part.key = f"{review.key}-{number}"
        part.ask("reference", f"{review.name} was split: write the reference that this part has")
        parts.append(part)
    return parts


def _keys_apart(reviews: list[Review]) -> list[Review]:
    """Reviews that nothing tells apart but their place get keys of their own."""
    seen: dict[str, int] = {}
    for review in sorted(
        reviews, key=lambda one: (one.sightings[0].place.file, one.sightings[0].place.order)
    ):
        seen[review.key] = seen.get(review.key, 0) + 1
        if seen[review.key] > 1:
            review.key = f"{review.key}-{seen[review.key]}"
    return reviews


def _merge(reviews: list[Review], settled: Settled) -> list[Review]:
    """Reviews of which a person has said that they are the same."""
    by_key = {review.key: review for review in reviews}
    for one, other in settled.same:
        first, second = by_key.get(one), by_key.get(other)
        if first and second and first is not second:
            merged = settle(
                [*first.sightings, *second.sightings],
                joined=[*first.joined, *second.joined, "a person said so"],
                as_one=True,
            )
            merged.key = first.key
            for key, review in list(by_key.items()):
                if review in (first, second):
                    by_key[key] = merged
    unique: dict[int, Review] = {id(review): review for review in by_key.values()}
    return list(unique.values())


def _place(document: FoundDocument, reviews: list[Review], settled: Settled) -> LeftDocument | None:
    """Match a document by its title; None where one review is sure to own it."""
    key = "d-" + digest(document.kind, title_key(document.title), document.label, document.place.file)
    owner = next((review for review in reviews if review.key == settled.owners.get(key)), None)
    if owner:
        _give(owner, document)
    if owner or settled.owners.get(key) == "":
        return None
    if document.reason:
        mine = [review for review in reviews if any(document in seen.documents for seen in review.sightings)]
        return LeftDocument(
            key, document, document.reason, [(review.key, "it stands with this review") for review in mine]
        )
    same = [
        review
        for review in reviews
        if title_key(document.title) in {title_key(one) for one in review.all_titles}
    ]
    if len(same) == 1:
        same[0].documents.append(document)
        same[0].joined.append(f"{document.kind} by its title ({document.place})")
        return None
    if same:
        return LeftDocument(
            key,
            document,
            "more than one review has this title",
            [(one.key, "the same title") for one in same],
        )
    alike = [(review, why) for review in reviews for why in _why_alike(review, document.title)]
    for review, why in alike:
        what = f"the {document.kind} ‘{document.title}’ ({document.place})"
        review.ask(MERGE, f"{what} is proposed as of this review: {why}")
    reason = (
        "it may be of a review with another title" if alike else "no review that was found has this title"
    )
    return LeftDocument(key, document, reason, [(review.key, why) for review, why in alike])


def _give(owner: Review, document: FoundDocument) -> None:
    """A person said whose it is: its title is one of that review."""
    owner.documents.append(document)
    if document.title and title_key(document.title) not in {title_key(one) for one in owner.all_titles}:
        value = Value(document.title, document.label, document.place, use=document.kind, settled=True)
        owner.other_titles.append(value)


def _why_alike(review: Review, title: str) -> list[str]:
    return [why for one in review.all_titles if (why := may_be_same(one, title))][:1]


def _keys_of_documents_apart(left: list[LeftDocument]) -> list[LeftDocument]:
    seen: dict[str, int] = {}
    for one in left:
        seen[one.key] = seen.get(one.key, 0) + 1
        if seen[one.key] > 1:
            one.key = f"{one.key}-{seen[one.key]}"
    return left


def _proposals(reviews: list[Review], settled: Settled) -> list[Proposal]:
    """Pairs that may be one review. Both wait until a person has said."""
    found = []
    for first, second in _pairs(reviews):
        why = _why_one(first, second)
        key = "p-" + digest(*sorted((first.key, second.key)))
        if why and key not in settled.different:
            found.append(Proposal(key, first.key, second.key, why))
            first.ask(MERGE, f"proposed as one with {second.name}: {why}")
            second.ask(MERGE, f"proposed as one with {first.name}: {why}")
    return found


def _pairs(reviews: list[Review]) -> list[tuple[Review, Review]]:
    """Pairs worth a comparison: the same reference, or titles that share at least half their telling words."""
    holders: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for at, review in enumerate(reviews):
        words = {word for title in review.all_titles for word in title_key(title).split()} - COMMON
        sizes.append(
            min((len(set(title_key(title).split()) - COMMON) for title in review.all_titles), default=0)
        )
        for word in words | ({review.reference.value.house} if review.reference else set()):
            holders[word].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    sure = set()
    for word, places in holders.items():
        for one, first in enumerate(places):
            for second in places[one + 1 :]:
                shared[first, second] += 1
                if " " in word:
                    sure.add((first, second))
    return [
        (reviews[first], reviews[second])
        for (first, second), many in sorted(shared.items())
        if (first, second) in sure or 2 * many >= min(sizes[first], sizes[second])
    ]


def _why_one(first: Review, second: Review) -> str:
    """Why two reviews may be one; "" where nothing says so. Two references are two, unless all else is equal."""
    if first.whose != second.whose or owner_of(first.sightings[0]) != owner_of(second.sightings[0]):
        return ""
    both = first.reference is not None and second.reference is not None
    why = next(
        (why for one in first.all_titles for other in second.all_titles if (why := may_be_same(one, other))),
        "",
    )
    if (
        both
        and first.reference
        and second.reference
        and first.reference.value.parsed == second.reference.value.parsed
    ):
        return "the same reference"
    if not why:
        return ""
    days = [one.published.value for one in (first, second) if one.published]
    agree = len(days) == 2 and days[0].agrees(days[1])
    if both:
        exact = days[0].days == days[1].days == 1 if agree else False
        return f"{why} and the same date, with two references" if exact else ""
    return why if agree or len(days) < 2 else f"{why}, with another date"

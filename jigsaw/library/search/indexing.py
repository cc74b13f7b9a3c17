"""A review comes into the index with its release and leaves it with its withdrawal, in the same transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jigsaw.documents.terms import Practice
from jigsaw.documents.words import BRIEFING, REPORT, SLIDES
from jigsaw.library.models import PublishedEdition, SearchEntry
from jigsaw.library.rules import terms_of
from jigsaw.library.search import engines, places, spelling, weights
from jigsaw.library.search.counting import counted, numbers
from jigsaw.library.search.engines import cursor
from jigsaw.library.search.lists import Lists
from jigsaw.library.search.passages import PARTS, SHORT, Parts, parts_of

# The name of each filter in the address, by the list of the vocabulary.
FILTER_OF_LIST = {"themes": "theme", "harm_types": "harm", "agencies": "agency", "age_bands": "age"}
FORMATS = {REPORT: "report", BRIEFING: "briefing", SLIDES: "slides"}


@dataclass(frozen=True)
class ToIndex:
    """A public review on its way into the index.

    `files` are the names of its documents. `document_texts` are the words of documents that the edition does not
    hold, by file name.
    """

    row: PublishedEdition
    files: Collection[str]
    document_texts: Mapping[str, str]


def put_into_index(
    row: PublishedEdition, *, files: Collection[str], document_texts: Mapping[str, str]
) -> None:
    """Let a public review be found, inside the transaction of its release, instead of what was found of it before."""
    take_out_of_index(row)
    put_all_into_index([ToIndex(row, files, document_texts)])


def put_all_into_index(reviews: Iterable[ToIndex]) -> None:
    """Let public reviews be found that are not in the index yet; inside one transaction."""
    held = list(reviews)
    parts = [parts_of(each.row.edition, each.row.report_html, each.document_texts) for each in held]
    entries = SearchEntry.objects.bulk_create(
        SearchEntry(
            edition=each.row,
            title=each.row.title,
            published_on=each.row.published_on,
            marks=" ".join(marks_of(each.row, each.files)),
        )
        for each in held
    )
    rows = [(entry.pk, each) for entry, each in zip(entries, parts, strict=True)]
    with cursor() as opened:
        engines.put(opened, rows)
        spelling.count(opened, _weigh(opened, rows))


def _weigh(opened: Any, rows: Iterable[tuple[int, Parts]]) -> Counter[str]:
    """Write what the words of reviews count for. Returns how many of the reviews have each word in a short part."""
    known, of_weights, of_places = numbers(), Lists("library_weights"), Lists("library_places")
    lengths, used = [], Counter[str]()
    for number, parts in rows:
        words = counted(parts, known)
        weights.add(of_weights, number, words)
        places.add(of_places, number, words)
        lengths.append((words.length, number))
        used.update(words.short)
    of_weights.write(opened, known.stems)
    of_places.write(opened, known.stems)
    opened.executemany("UPDATE library_searchentry SET length = %s WHERE number = %s", lengths)
    return used


def weigh_again(numbers_of_reviews: Sequence[int]) -> None:
    """Write the lists of words of reviews that stand in the index without any; inside one transaction."""
    with cursor() as opened:
        found = engines.texts(opened, numbers_of_reviews, PARTS)
        _weigh(opened, [(number, Parts(*found[number])) for number in sorted(found)])


def take_out_of_index(row: PublishedEdition) -> None:
    """Let a review be found no more; inside the transaction of its withdrawal. Nothing where it was not there."""
    number = SearchEntry.objects.filter(edition=row).values_list("pk", flat=True).first()
    if number is None:
        return
    with cursor() as opened:
        for texts in engines.texts(opened, [number], PARTS).values():
            spelling.discount(opened, texts[: len(SHORT)])
            words = counted(Parts(*texts), known := numbers())
            stems = [known.stems[each] for each in set(words.stands.tolist())]
            weights.take_out(opened, number, stems)
            places.take_out(opened, number, stems)
        engines.take(opened, number)
    SearchEntry.objects.filter(pk=number).delete()


def marks_of(row: PublishedEdition, files: Iterable[str]) -> list[str]:
    """By what a review can be chosen, as filter:value. All of it stands on the review's own page."""
    found = [f"partnership:{row.publisher_id}", f"kind:{row.kind}"]
    found += [f"year:{row.published_year}"] if row.published_year else []
    found += [f"{FILTER_OF_LIST[name]}:{slug}" for name, slug in terms_of(row.edition)]
    named = {*files, *([REPORT] if row.has_report else []), *([BRIEFING] if row.has_briefing else [])}
    found += [f"format:{short}" for name, short in FORMATS.items() if name in named]
    if any(each["practice"] == Practice.GOOD_PRACTICE for each in row.edition.get("findings") or []):
        found.append("practice:good")
    return found

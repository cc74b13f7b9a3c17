"""The words of a review counted, and written into the lists of a batch."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from jigsaw.library.models import PublishedEdition, SearchEntry, SearchWord
from jigsaw.library.search import counting
from jigsaw.library.search.counting import HEAVIEST, Numbers, counted, numbers
from jigsaw.library.search.engines import cursor
from jigsaw.library.search.indexing import ToIndex, put_all_into_index, take_out_of_index
from jigsaw.library.search.lists import IN_A_ROW, Lists, numbers_in
from jigsaw.library.search.passages import Parts
from jigsaw.library.search.places import REVIEW
from jigsaw.library.search.weights import add, lists, pairs_in
from jigsaw.library.tests.search.test_ranking import release_some, weighed
from tests.public_site import public_site

__all__ = ["public_site"]


def of_report(text: str) -> Parts:
    return Parts("", "", "", "", text, "")


def held(*terms: str) -> dict[tuple[str, int], int]:
    """The weight of each term in each review; of all terms where none is named."""
    with cursor() as opened:
        opened.execute("SELECT term, part FROM library_weights")
        rows = opened.fetchall()
        found = lists(opened, terms or sorted({term for term, _ in rows}), sorted({part for _, part in rows}))
    return {
        (term, part * IN_A_ROW + left): weight
        for term, rows in found.items()
        for part, row in rows
        for left, weight in pairs_in(row).tolist()
    }


def all_known() -> tuple[object, ...]:
    """What is known of words, reviews by their order: the lists, the lengths and the words for a better spelling."""
    entries = SearchEntry.objects.order_by("number").values_list("number", "length")
    place = {number: place for place, (number, _) in enumerate(entries)}
    weights = {(term, place[number]): weight for (term, number), weight in held().items()}
    with cursor() as opened:
        opened.execute("SELECT part, term, held FROM library_places")
        stands = {
            (term, place[part * IN_A_ROW + (each >> REVIEW)], each & ((1 << REVIEW) - 1))
            for part, term, row in opened.fetchall()
            for each in numbers_in(bytes(row)).tolist()
        }
    words = dict(SearchWord.objects.values_list("word", "reviews"))
    return weights, [length for _, length in entries], words, stands


def test_forms_of_a_word_count_together_each_by_the_part_it_stands_in():
    """Fails when bruise and bruised have lists apart, or the worth of a part is lost."""
    words, length = weighed(
        Parts("Bruise", "the bruised", "bruising", "Bruises", "bruise, BRUISED", "bruises")
    )
    assert words == {"bruis": 12 + 6 + 3 + 4 + 2 + 1}
    assert length == 8


def test_a_review_without_words_has_none():
    """Fails when an empty text breaks the counting or words that every text has are counted."""
    assert weighed(Parts("", "", "", "", "", "")) == ({}, 0)
    assert weighed(of_report("of the and")) == ({}, 3)


def test_words_of_the_short_parts_alone_are_told_for_the_spelling():
    """Fails when a word of a long report is proposed, or one of a title is not."""
    assert counted(Parts("Zoë", "two", "", "two", "report", "file"), Numbers()).short == {"zoe", "two"}


def test_each_stem_has_one_number_however_many_count_at_once():
    """Fails when two who count at once give one number to two stems, or two to one."""
    words = [f"w{number}" for number in range(2_000)]
    known = Numbers()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: [known[word] for word in words], range(4)))
    assert all(each == found[0] for each in found)
    assert [known.stems[number] for number in found[0]] == words
    assert known["the"] < known.telling


@pytest.mark.django_db
def test_a_batch_over_the_end_of_a_row_and_one_behind_it():
    """Fails when a review is lost between two rows, or a second batch writes over the first."""
    for batch in ((IN_A_ROW - 1, IN_A_ROW), (IN_A_ROW + 1,)):
        known, gathered = numbers(), Lists("library_weights")
        for number in batch:
            add(gathered, number, counted(of_report("delays and a delay " + "handover " * number), known))
        with cursor() as opened:
            gathered.write(opened, known.stems)
    every = range(IN_A_ROW - 1, IN_A_ROW + 2)
    assert held("delai", "handov") == {("delai", number): 2 for number in every} | {
        ("handov", number): number for number in every
    }


@pytest.mark.django_db
def test_numbers_that_begin_anew_change_nothing_for_one_who_counts(monkeypatch):
    """Fails when too many words are known and a batch is written under the stems of another."""
    monkeypatch.setattr(counting, "MOST_KEPT", 1)
    known, gathered = numbers(), Lists("library_weights")
    add(gathered, 1, counted(of_report("neglect again " + "delay " * (HEAVIEST + 1)), known))
    assert weighed(of_report("midwife father")) == ({"midwif": 1, "father": 1}, 2)
    assert numbers() is not known
    add(gathered, 2, counted(of_report("neglect"), known))
    with cursor() as opened:
        gathered.write(opened, known.stems)
        Lists("library_weights").write(opened, known.stems)
    assert held("neglect", "delai", "midwif") == {
        ("neglect", 1): 1,
        ("neglect", 2): 1,
        ("delai", 1): HEAVIEST,
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("public_site")
def test_a_batch_writes_what_reviews_one_by_one_write():
    """Fails when an import in batches finds or ranks otherwise than releases do."""
    release_some(5)
    rows = list(PublishedEdition.objects.order_by("search_entry__number"))
    one_by_one = all_known()
    for row in rows:
        take_out_of_index(row)
    assert all_known() == ({}, [], {}, set())
    put_all_into_index(ToIndex(row, [], {}) for row in rows)
    assert all_known() == one_by_one
    assert one_by_one[0]
    assert one_by_one[3]

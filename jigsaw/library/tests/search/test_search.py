"""What a question finds among public reviews, and what it never finds."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import PublishedEdition, SearchEntry, SearchWord
from jigsaw.library.search import FILTERS, NotOffered, found, released_since
from jigsaw.library.shown_review import words as shown_words
from tests.public_site import (
    BRINDLE_VALE,
    FINDINGS,
    RELEASED,
    another_edition,
    plain_edition,
    public_site,
    released_edition,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site"]

# Where words of reviews are kept.
WORDS_KEPT = {"library_search", "library_weights", "library_places"}


def slugs(query: str, **filters: str) -> list[str]:
    return [each.slug for each in found(query, filters=filters).page.reviews]


def release(number: int, title: str, **changes) -> str:
    more = {
        name: changes.pop(name) for name in ("publisher", "report_html", "document_texts") if name in changes
    }
    plain = plain_edition(
        **({"title": title, "reference": None, "findings": [], "recommendations": []} | changes)
    )
    return receive(released_edition(number, edition=plain, **more), at=RELEASED).slug


def test_words_lead_by_where_they_stand():
    """Fails when a word in passing in a long report outranks a title or a finding."""
    report = release(1, "One", report_html="<p>" + "Other words. " * 300 + "A handover was missed.</p>")
    finding = release(2, "Two", findings=[{**FINDINGS[0], "title": "No handover between teams"}])
    title = release(3, "A handover in winter")
    document = release(
        4, "Four", document_texts={"old.pdf": "Past handovers were read again. " + "More. " * 200}
    )
    assert slugs("handover") == [title, finding, *slugs("handover")[2:]]
    assert set(slugs("handover")[2:]) == {report, document}


def test_all_words_must_stand_and_a_phrase_in_its_order():
    """Fails when half an answer counts as one, or a phrase matches its words apart."""
    both = release(1, "Bruises and the long delay", summary="The delay was long.")
    release(2, "Bruises alone", summary="Nothing else.")
    assert slugs("bruising delays") == [both]
    assert slugs('"long delay"') == [both]
    assert slugs('"delay long"') == []


def test_a_concept_finds_what_carries_it_and_what_says_it_otherwise_and_the_words_alone_only_words():
    """Fails when hidden fathers misses a review by its theme or by another label."""
    carries = release(1, "Carries the theme", findings=[], themes=["unseen-fathers"])
    says = release(2, "Invisible men in the household")
    release(3, "Something else", summary="Of another thing.")
    asked = found("hidden fathers", filters={})
    assert [each.slug for each in asked.page.reviews] == [carries, says]
    assert asked.asked.meant.concepts[0].slug == "unseen-fathers"
    assert found("hidden fathers", filters={}, words_only=True).page.total == 0


def test_nothing_is_found_after_a_withdrawal_and_a_new_version_takes_the_place_of_the_old():
    """Fails when words of a withdrawn or replaced review are still found, proposed or kept."""
    edition = released_edition(1, edition=plain_edition(title="Quillfeather", findings=[]))
    receive(edition, at=RELEASED)
    assert slugs("quillfeather")
    receive(released_edition(1, version=2, edition=plain_edition(title="Marigold", findings=[])), at=RELEASED)
    assert not slugs("quillfeather")
    assert slugs("marigold")
    assert not SearchWord.objects.filter(word="quillfeather").exists()
    withdraw(edition.id, why="To be corrected.", at=RELEASED)
    assert not slugs("marigold")
    assert found("", filters={}).page.total == 0
    assert not SearchWord.objects.exists()
    assert not SearchEntry.objects.exists()
    with connections[settings.PUBLIC_DATABASE].cursor() as cursor:
        kept = [name for name in cursor.db.introspection.table_names(cursor) if name in WORDS_KEPT]
        assert set(kept) == WORDS_KEPT
        for table in kept:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,)


def test_filters_combine_and_each_count_is_what_its_link_finds():
    """Fails when a count and the list behind it differ, or one filter forgets another."""
    release(1, "First", harm_types=["neglect"], published_on="2025-03-01", subjects=[{"age_band": "under-1"}])
    release(2, "Second", harm_types=["neglect"], publisher=BRINDLE_VALE)
    release(3, "Third", harm_types=["physical-abuse"], publisher=BRINDLE_VALE, findings=FINDINGS)
    chosen = {"harm": "neglect", "partnership": "brindle-vale"}
    assert slugs("", **chosen) == ["second-2026"]
    for name, counts in found("", filters=chosen).counts.items():
        for value, count in counts.items():
            assert found("", filters={**chosen, name: value}).page.total == count, (name, value)
    with pytest.raises(NotOffered):
        found("", filters={"year": "1999"})


def test_no_choice_tells_of_a_review_what_its_own_page_does_not():
    """Fails when a filter gives away a fact on a child: sex, month, an age that the page keeps to itself."""
    release(
        1,
        "One",
        subjects=[{"alias": "Child A", "pronouns": "she/her", "age_band": "under-1"}],
        harm_types=["neglect"],
    )
    row = PublishedEdition.objects.get()
    said = {slug for _, held in shown_words(row.edition) for _, href in held for slug in href.split("/")}
    marks = [mark.split(":") for mark in SearchEntry.objects.get().marks.split(" ")]
    assert {name for name, _ in marks} <= set(FILTERS)
    assert set(FILTERS) == {
        "theme",
        "age",
        "harm",
        "agency",
        "year",
        "partnership",
        "kind",
        "format",
        "practice",
    }
    assert {value for name, value in marks if name in ("theme", "age", "harm", "agency")} <= said
    assert dict(marks)["year"] == "2026"


def test_queries_are_as_many_for_few_reviews_as_for_many():
    """Fails when a question costs more the more reviews there are."""
    asked = []
    for until in (2, 9):
        for number in range(until - 1, until + 1) if until == 2 else range(3, until + 1):
            receive(another_edition(number, day=date(2026, 1, 1) + timedelta(days=number)), at=RELEASED)
        with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as context:
            assert found("father", filters={"kind": "local-review"}).page.total == until
        asked.append(len(context))
    assert asked[0] == asked[1] <= 9


@pytest.mark.parametrize(
    "query",
    ["x" * 10_000, "neglect " * 2_000, '"', '""', '"""', "a\0b", "\0", "*", "NEAR(a b)", "title:x", "-", "%s", "'; --",
     "\N{PILE OF POO}", "AND", "NOT x", "^a", "{a}", "(", "ß", "İ", "中文"],
)  # fmt: skip
def test_no_question_breaks_the_search(query):
    """Fails when signs of a reader reach the database as its language."""
    release(1, "One")
    answer = found(query, filters={})
    assert answer is not None
    assert answer.page.number == 1


def test_a_slip_of_the_pen_is_answered_with_the_word_that_finds_something():
    """Fails when help is given where it is not needed, or leads to another empty answer."""
    release(1, "Professional curiosity", summary="Bruises on a baby.")
    assert found("bruisse", filters={}).better == "bruises"
    assert found("bruises", filters={}).better == ""
    assert found("xylophonic", filters={}).better == ""


def test_what_was_released_since_answers_the_saved_question_alone():
    """Fails when a mail would tell of an older review, another one, or break on a choice that is gone."""
    old = release(1, "Neglect of old")
    later = RELEASED + timedelta(days=3)
    plain = plain_edition(title="Neglect anew", reference=None)
    fresh = receive(released_edition(2, edition=plain), at=later).slug
    other = receive(released_edition(3, edition=plain_edition(title="Other", reference=None)), at=later).slug
    assert old not in released_since("", {}, RELEASED)
    assert released_since("neglect", {}, RELEASED) == [fresh]
    assert set(released_since("", {"kind": "local-review"}, RELEASED)) == {fresh, other}
    assert (
        released_since("", {"year": "1999"}, RELEASED) == released_since("", {"colour": "x"}, RELEASED) == []
    )

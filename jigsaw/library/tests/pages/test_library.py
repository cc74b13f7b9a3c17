"""Every review of the region, by partnership, kind and year."""

from datetime import date

import pytest

from jigsaw.library.actions import receive
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/"


@pytest.fixture
def library(public_site):
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2024, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)
    national = plain_edition(kind="national-review", reference=None, title="Across England")
    receive(released_edition(3, edition=national), at=RELEASED)
    return public_site


def titles(answer) -> set[str]:
    page = answer.content.decode()
    return {title for title in ("Seen but not known", "Review number 2", "Across England") if title in page}


def test_it_lists_the_reviews_of_every_partnership(library):
    """Fails when a review or the partnership it is from is missing."""
    answer = library.get(ADDRESS)
    assert titles(answer) == {"Seen but not known", "Review number 2", "Across England"}
    assert "3 reviews" in answer.content.decode()


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"partnership": "brindle-vale"}, {"Review number 2"}),
        ({"kind": "national-review"}, {"Across England"}),
        ({"year": "2024"}, {"Review number 2"}),
        ({"partnership": "alderbrook", "kind": "local-review"}, {"Seen but not known"}),
        ({"partnership": "brindle-vale", "kind": "national-review"}, set()),
    ],
)
def test_a_choice_leaves_what_was_chosen(library, chosen, left):
    """Fails when a filter shows more or less than its words say."""
    answer = library.get(ADDRESS, chosen)
    assert (answer.status_code, titles(answer)) == (200, left)


def test_each_choice_is_a_link_that_keeps_the_others(library):
    """Fails when filters need a script, or one choice forgets another."""
    page = library.get(ADDRESS, {"partnership": "alderbrook"}).content.decode()
    assert 'href="/library/?partnership=alderbrook&amp;kind=national-review"' in page
    assert (
        '<span class="jig-here" aria-current="true">Alderbrook Safeguarding Children Partnership</span>'
        in page
    )


@pytest.mark.parametrize("query", ["?partnership=nowhere", "?kind=secret", "?year=2001", "?page=9"])
def test_a_choice_that_is_not_offered_is_not_found(library, query):
    """Fails when made-up choices answer."""
    assert library.get(ADDRESS + query).status_code == 404


def test_the_list_can_be_taken_as_data_with_what_was_chosen(library):
    """Fails when the table holds other reviews than the list that it was taken from."""
    page = library.get(ADDRESS, {"partnership": "brindle-vale"}).content.decode()
    assert 'href="/library.csv?partnership=brindle-vale"' in page
    told = library.get("/library.csv?partnership=brindle-vale").content.decode()
    assert "Review number 2" in told
    assert "Seen but not known" not in told


def test_the_box_finds_by_a_label_of_the_vocabulary_and_says_what_it_understood(library):
    """Fails when hidden fathers does not lead to the concept, or the words alone cannot be asked for."""
    page = library.get(ADDRESS, {"q": "hidden fathers"}).content.decode()
    assert "Unseen fathers and male carers</a></strong> (also called hidden fathers)" in page
    assert 'href="/library/?q=hidden+fathers&amp;words=1"' in page
    assert "<title>3 results for hidden fathers" in page
    assert (
        "for the words ‘hidden fathers’"
        in library.get(ADDRESS, {"q": "hidden fathers", "words": "1"}).content.decode()
    )


def test_a_result_teaches(library):
    """Fails when a result lacks its learning, its themes or the passage with the words."""
    page = library.get(ADDRESS, {"q": "midwife concern"}).content.decode()
    for piece in (
        "Services must know about every adult who cares for a baby.",
        'href="/vocabulary/unseen-fathers/"',
        '<span class="jig-reviews__source">Findings: </span>',
        "<mark>midwife</mark>",
    ):
        assert piece in page, piece


def test_chosen_filters_stay_when_something_else_is_asked(library):
    """Fails when a new question forgets the partnership that was chosen, or a choice is read as markup."""
    page = library.get(ADDRESS, {"q": "father", "partnership": "alderbrook", "year": "2026"}).content.decode()
    form = page[page.index('role="search"') : page.index("</form>")]
    assert '<input type="hidden" name="partnership" value="alderbrook">' in form
    assert '<input type="hidden" name="year" value="2026">' in form
    assert (
        "hidden"
        not in library.get(ADDRESS, {"q": "father"}).content.decode().split("</form>")[0].split("<form")[1]
    )


@pytest.mark.parametrize(
    ("chosen", "second"), [({}, "/library/?page=2"), ({"q": "father"}, "/library/?q=father&amp;page=2")]
)
def test_a_list_of_several_pages_leads_through_them(library, monkeypatch, chosen, second):
    """Fails when the second page loses the question, or the list of everything has no second page."""
    monkeypatch.setattr("jigsaw.library.search.PAGE_SIZE", 1)
    monkeypatch.setattr("jigsaw.library.search.ANSWERS_ON_A_PAGE", 1)
    page = library.get(ADDRESS, chosen).content.decode()
    assert f'href="{second}" aria-label="Page 2"' in page
    assert "page 1 of 3" in page
    back = library.get(ADDRESS, {**chosen, "page": "2"}).content.decode()
    assert f'href="{second.partition("page=")[0].rstrip("?").removesuffix("&amp;")}" rel="prev"' in back


def test_filters_can_be_removed_one_by_one(library):
    """Fails when a chosen filter cannot be taken back alone, or its address or its data lose the question."""
    chosen = {"q": "father", "kind": "local-review", "practice": "good", "format": "briefing"}
    page = library.get(ADDRESS, chosen).content.decode()
    assert "Filters (3)" in page
    assert 'href="/library/?q=father&amp;kind=local-review&amp;practice=good"' in page
    asked = "q=father&amp;kind=local-review&amp;format=briefing&amp;practice=good"
    assert f'href="/library.csv?{asked}"' in page
    assert f'href="/library.json?{asked}"' in page


def test_a_reference_in_any_spelling_leads_to_its_review(library):
    """Fails when a reference is only a word among others."""
    for spelling in ("ASCP 2024-25/02", "ascp2024-25/02", "Ref no: ASCP 2024-25/02"):
        assert library.get(ADDRESS, {"q": spelling})["Location"] == "/library/ascp-2024-25-02/"


def test_an_empty_answer_helps(library):
    """Fails when nothing found is a dead end."""
    page = library.get(ADDRESS, {"q": "fatherr zebra", "year": "2024"}).content.decode()
    for piece in (
        "No published review answers this",
        'href="/library/?q=fatherr+zebra"',
        'href="/library/?q=zebra"',
        "Tell us what you looked for",
        'href="/looked-for/?q=fatherr%20zebra"',
    ):
        assert piece in page, piece
    page = library.get(ADDRESS, {"q": "midwfie"}).content.decode()
    assert 'Did you mean <a class="govuk-link" href="/library/?q=midwife">' in page


def test_what_was_asked_is_text_and_never_markup(library):
    """Fails when a question can write into the page, or one that holds no word is not told so."""
    page = library.get(ADDRESS, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "There is no word to search for" in library.get(ADDRESS, {"q": "\N{SNOWMAN}"}).content.decode()
    assert "only its first words" in library.get(ADDRESS, {"q": "neglect " * 2000}).content.decode()


def test_an_answer_is_made_once_and_pushes_out_no_other_page(library):
    """Fails when a reader who has the answer gets it again, or questions flood the store of all other pages."""
    from jigsaw.library.keeping import ANSWERS, PAGES

    answer = library.get(ADDRESS, {"q": "father"})
    again = library.get(ADDRESS, {"q": " father  "}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    before = (len(PAGES._pages), len(ANSWERS._pages))
    library.get(ADDRESS, {"q": "mother"})
    library.get(ADDRESS, {"q": "  father"})
    assert (len(PAGES._pages), len(ANSWERS._pages)) == (before[0], before[1] + 1)


def test_the_first_page_is_light(library):
    """Fails when page, styles, script and fonts together weigh more than 150 KB as they travel."""
    import gzip
    import re
    from pathlib import Path

    from django.conf import settings

    page = library.get(ADDRESS).content
    weight = len(gzip.compress(page))
    for name in set(re.findall(rb'(?:href|src)="/static/([^"?]+)"', page)):
        for folder in settings.STATICFILES_DIRS:
            file = Path(folder) / name.decode()
            if file.is_file():
                weight += len(gzip.compress(file.read_bytes()))
    assert weight < 150_000

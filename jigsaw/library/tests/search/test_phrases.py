"""Phrases: what they find and in which order, the same on both databases."""

import pytest
from django.conf import settings
from django.db import connections

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.search import found
from jigsaw.library.search.asking import understand
from jigsaw.library.search.engines import cursor
from jigsaw.library.search.passages import PARTS, WORTH
from jigsaw.library.search.ranking import Ranks, ranked
from jigsaw.library.search.standing import standing
from jigsaw.library.tests.search.test_ranking import expression, in_fts5
from tests.public_site import FINDINGS, RELEASED, plain_edition, public_site, released_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site"]

OTHERS = "<p>" + "Nobody looked into it again that year. " * 40 + "</p>"
# The same phrases in different places of six reviews, and in none of the last four.
REVIEWS = [
    {"title": "The long delays of winter"},
    {"title": "Two", "findings": [{**FINDINGS[0], "title": "A long delay before the handover of a case"}]},
    {"title": "Three", "summary": "There was a long delay. The risk of harm was seen."},
    {"title": "Four", "report_html": "<p>Long delays were met.</p>" + OTHERS},
    {"title": "Five", "report_html": OTHERS.join(["<p>A long delay, and risk of harm.</p>"] * 3)},
    {"title": "Six", "report_html": "<p>Hidden fathers in the household.</p>" + OTHERS, "summary": "Harm of risk."},
    *({"title": f"{number}", "summary": "Of another thing."} for number in ("Seven", "Eight", "Nine", "Ten")),
]  # fmt: skip


@pytest.fixture
def slugs() -> list[str]:
    """The slugs of REVIEWS, released in their order."""
    return [released(number, **each) for number, each in enumerate(REVIEWS, 1)]


def released(number: int, report_html: str = "", **changes) -> str:
    told = {"reference": None, "findings": [], "recommendations": [], "summary": "Nothing."} | changes
    edition = released_edition(number, edition=plain_edition(**told), report_html=report_html)
    return receive(edition, at=RELEASED).slug


def by_place(ranks: Ranks) -> dict[int, float]:
    return dict(zip(ranks.found.nonzero()[0].tolist(), ranks.rank[ranks.found].tolist(), strict=True))


def answers(query: str) -> list[str]:
    return [each.slug for each in found(query, filters={}, words_only=True).page.reviews]


@pytest.mark.usefixtures("slugs")
@pytest.mark.parametrize(
    "query",
    [
        '"long delay"',
        '"risk of harm"',
        '"hidden fathers"',
        '"long delay" "risk of harm"',
        'harm "long delay"',
    ],
)
def test_phrases_rank_as_fts5_ranks_them_by_bm25(query):
    """Fails when a database leaves a review out, weighs a part otherwise, or forgets how long a review is."""
    here = standing()
    wanted = understand(query, words_only=True).wanted
    rank = f"bm25(held, {', '.join(str(WORTH[name]) for name in PARTS)})"
    with cursor() as opened:
        own = ranked(opened, wanted, here)
    theirs = in_fts5(here.numbers).execute(
        f"SELECT rowid, {rank} FROM held WHERE held MATCH ?", [expression(wanted)]
    )
    assert by_place(own) == pytest.approx({here.places[number]: found for number, found in theirs})
    assert own.found.any()


def test_any_of_several_answers_and_each_needs_all_its_phrases(slugs):
    """Fails when an alternative with two phrases answers by one of them, or hides another alternative."""
    here = standing()
    both, other = (("long", "delay"), ("risk", "of", "harm")), (("hidden", "fathers"),)
    with cursor() as opened:
        asked = [(both, other), (both,), (other,)]
        own, first, second = (by_place(ranked(opened, wanted, here)) for wanted in asked)
    assert set(own) == set(first) | set(second)
    assert (len(first), len(second)) == (2, 1)
    assert own == first | second
    assert set(answers('"long delay" "risk of harm"')) == {slugs[2], slugs[4]}


def test_a_phrase_has_its_words_in_their_order_whatever_hangs_on_them(slugs):
    """Fails when order, other forms or the place of a small word count for nothing."""
    assert set(answers('"risk of harm"')) == {slugs[2], slugs[4]}
    assert answers('"harms of risks"') == [slugs[5]]
    assert answers('"risk harm"') == []
    assert answers('"HIDDEN father"') == [slugs[5]]
    assert set(answers('"long-delayed"')) == set(slugs[:5])


def test_a_phrase_is_not_found_over_the_end_of_a_part(slugs):
    """Fails when the end of one part and the beginning of the next make a phrase."""
    released(11, title="Eleven of long", summary="Nothing. Delay.")
    assert slugs[0] in answers('"long delay"')
    assert not [each for each in answers('"long delay"') if each.startswith("eleven")]


def test_a_phrase_of_a_withdrawn_review_is_found_no_more(slugs):
    """Fails when a passage outlives its review, or goes with another one."""
    with connections[settings.PUBLIC_DATABASE].cursor() as opened:
        opened.execute("SELECT count(*) FROM library_search")
        assert opened.fetchone() == (len(slugs),)
    gone = released_edition(11, edition=plain_edition(title="A long delay in spring", reference=None))
    receive(gone, at=RELEASED)
    assert len(answers('"long delay"')) == 6
    withdraw(gone.id, why="To be corrected.", at=RELEASED)
    assert set(answers('"long delay"')) == set(slugs[:5])

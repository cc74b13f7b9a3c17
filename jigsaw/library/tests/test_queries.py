"""Lists take the same number of queries for 20 reviews as for 200, and hold what they should."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jigsaw.library import queries
from jigsaw.library.actions import receive
from jigsaw.library.keeping import forget
from jigsaw.library.models import PublishedEdition, PublishedFile
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 30)
ADDRESSES = [
    "/",
    "/partnerships/alderbrook/",
    "/partnerships/alderbrook/archive/",
    "/partnerships/alderbrook/archive/?year=2026",
    "/library/",
    "/library/?partnership=brindle-vale",
    "/library/ascp-2024-25-02/",
    "/library/ascp-2024-25-02/report/",
    "/library/ascp-2024-25-02/briefing/",
    "/library/ascp-2024-25-02/files/ascp-2024-25-02-report.pdf",
    "/library/never-was/",
    "/accessibility/",
]


def fill(first: int, last: int) -> None:
    """Published reviews, one for each day back from today, every third of Brindle Vale."""
    for number in range(first, last + 1):
        more = {"publisher": BRINDLE_VALE} if number % 3 == 0 else {}
        receive(another_edition(number, day=TODAY - timedelta(days=number), **more), at=RELEASED)


def counted(client) -> dict[str, int]:
    """How many queries each address takes when its page is made."""
    found = {}
    for address in ADDRESSES:
        forget()
        with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as asked:
            client.get(address)
        found[address] = len(asked)
    return found


def test_pages_take_the_same_number_of_queries_for_20_reviews_as_for_200(public_site):
    """Fails when a page asks once for each review, or asks for more than eight things."""
    receive(released_edition(1000), at=RELEASED)
    receive(released_edition(1001, publisher=BRINDLE_VALE), at=RELEASED)
    fill(1, 25)
    few = counted(public_site)
    fill(26, 200)

    assert counted(public_site) == few
    assert max(few.values()) <= 8


def test_a_page_that_is_kept_takes_one_query_also_where_webinars_stand(public_site):
    """Fails when a page is made anew although nothing has changed."""
    receive(released_edition(), at=RELEASED)
    shows_more = [
        "/",
        "/partnerships/alderbrook/",
        "/library/ascp-2024-25-02/",
        "/vocabulary/unseen-fathers/",
    ]
    for address in ["/library/", *shows_more]:
        public_site.get(address)
        with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as asked:
            public_site.get(address)
        assert len(asked) == 1, address


def test_lists_leave_the_large_columns_alone(public_site):
    """Fails when a list reads every report."""
    receive(released_edition(), at=RELEASED)
    (listed,) = queries.newest_reviews()
    assert listed.get_deferred_fields() == {"edition", "report_html", "briefing_html"}


def test_the_list_of_a_partnership_holds_three_years_and_the_archive_all(public_site):
    """Fails when an old review stays in the list, or falls out of the archive."""
    for number, day in enumerate(
        [date(2026, 6, 30), date(2023, 6, 30), date(2023, 6, 29), date(2019, 1, 1)], 1
    ):
        receive(another_edition(number, day=day), at=RELEASED)
    owner = queries.publisher("alderbrook")

    recent = queries.recent_reviews(owner, today=TODAY)
    every = queries.archived_reviews(owner, year=None)

    assert [each.title for each in recent.reviews] == ["Review number 1", "Review number 2"]
    assert every.total == 4
    assert [(each.year, each.count) for each in queries.years(owner)] == [(2026, 1), (2023, 2), (2019, 1)]
    assert queries.archived_reviews(owner, year=2023).total == 2


def test_a_list_has_pages_and_ends(public_site):
    """Fails when a page beyond the end answers, or a review stands on two pages or none."""
    PublishedEdition.objects.all().delete()
    fill(1, 30)
    first = queries.library_reviews(publisher=None, kind=None, year=None, page=1)
    second = queries.library_reviews(publisher=None, kind=None, year=None, page=2)
    titles = [each.title for each in first.reviews + second.reviews]
    assert (len(first.reviews), len(second.reviews), len(set(titles))) == (25, 5, 30)
    assert queries.library_reviews(publisher=None, kind=None, year=None, page=3) is None
    assert queries.library_reviews(publisher=None, kind=None, year=None, page=0) is None


@pytest.mark.parametrize(
    "spelling",
    ["ASCP2024-25-02", "ascp 2024/25-02", "Ref no: ASCP 2024-25/02", "ASCP_2024-25_02", "ascp-2024-2025-2"],
)
def test_every_spelling_of_a_published_reference_leads_to_its_review(public_site, spelling):
    """Fails when a link printed in an old report no longer leads anywhere."""
    receive(released_edition(), at=RELEASED)
    assert queries.slug_behind(spelling) == "ascp-2024-25-02"


def test_a_corrected_reference_leads_to_the_old_address(public_site):
    """Fails when a reference that was put right cannot be used."""
    receive(released_edition(), at=RELEASED)
    newer = released_edition(version=2, edition=plain_edition(reference="ASCP 2024-25/07"))
    receive(newer, at=RELEASED)
    assert queries.slug_behind("ASCP 2024-25/07") == "ascp-2024-25-02"


@pytest.mark.parametrize("spelling", ["ASCP 2024-25/03", "Child Q", "", "ASCP 2024-25/02 and more"])
def test_what_is_not_published_leads_nowhere(public_site, spelling):
    """Fails when an unpublished reference is answered otherwise than one that never was."""
    receive(released_edition(), at=RELEASED)
    assert queries.slug_behind(spelling) is None


def test_the_region_counts_reviews_for_each_partnership(public_site):
    """Fails when withdrawn reviews or those of another partnership count."""
    fill(1, 4)
    assert queries.reviews_per_publisher() == {
        "alderbrook": (3, TODAY - timedelta(days=1)),
        "brindle-vale": (1, TODAY - timedelta(days=3)),
    }
    assert PublishedFile.objects.count() == 4


def test_the_large_columns_stand_behind_the_small_ones():
    """Fails when a field is added behind the texts, so that SQLite reads each whole review to make a list.

    PostgreSQL keeps large texts elsewhere: there the order of the model counts alone.
    """
    connection, model = connections[settings.PUBLIC_DATABASE], PublishedEdition._meta
    orders = [[field.column for field in model.local_fields]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            table = connection.introspection.get_table_description(cursor, model.db_table)
        orders.append([column.name for column in table])
    assert [order[-3:] for order in orders] == [list(queries.LARGE)] * len(orders)

"""The list of reviews as JSON and as a table."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from csvw.metadata import Table
from django.conf import settings

from jigsaw.library.actions import receive
from jigsaw.library.exchange.csvw import guarded
from jigsaw.library.search import FILTERS, standing
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(public_site):
    receive(released_edition(edition=plain_edition(themes=["escalation"])), at=RELEASED)
    receive(another_edition(2, day=date(2024, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)
    return public_site


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["ascp-2024-25-02", "bvscp-2023-24-02"]),
        ("?partnership=brindle-vale", ["bvscp-2023-24-02"]),
        ("?year=2026", ["ascp-2024-25-02"]),
        ("?theme=escalation", ["ascp-2024-25-02"]),
        ("?theme=unseen-fathers&kind=local-review", ["ascp-2024-25-02", "bvscp-2023-24-02"]),
        ("?theme=never-a-word", []),
        ("?kind=national-review", []),
    ],
)
def test_a_choice_leaves_what_was_chosen_in_both_forms(site, query, slugs):
    """Fails when data by a filter are others than the filter says, or the two forms differ."""
    told = json.loads(site.get(f"/library.json{query}").content)
    assert ([each["slug"] for each in told["reviews"]], told["total"]) == (slugs, len(slugs))
    assert [
        each["address"].rstrip("/").rpartition("/")[2]
        for each in rows(site.get(f"/library.csv{query}").content)
    ] == slugs


def test_data_know_every_choice_of_the_page_and_hold_what_it_shows(public_site):
    """Fails when a filter, or a question, finds other reviews as data than on the page, or in another order."""
    plain = plain_edition(
        themes=["escalation"], harm_types=["neglect"], agencies=["police"], subjects=[{"age_band": "under-1"}]
    )
    receive(released_edition(edition=plain), at=RELEASED)
    receive(another_edition(2, day=date(2024, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)
    other = plain_edition(
        kind="national-review", reference=None, title="Across England", findings=[], themes=[]
    )
    receive(released_edition(3, edition=other), at=RELEASED)
    here = standing()
    chosen = [{name: value} for name in FILTERS for value in here.marks[name]]
    chosen += [{"q": "hidden fathers"}, {"q": "hidden fathers", "words": "1"}, {"q": '"never a phrase"'}]
    chosen += [{"q": "review", "year": "2024"}, {"harm": "neglect", "age": "under-1", "kind": "local-review"}]
    assert {name for each in chosen for name in each} >= set(FILTERS)
    for each in chosen:
        answer = public_site.get("/library/", each).content.decode()
        shown = re.findall(r'jig-reviews__title" href="/library/([^/]+)/', answer)
        told = json.loads(public_site.get("/library.json", each).content)
        assert [review["slug"] for review in told["reviews"]] == shown, each
        assert told["total"] == len(shown), each
        table = rows(public_site.get("/library.csv", each).content)
        assert [row["address"].rstrip("/").rpartition("/")[2] for row in table] == shown, each


@pytest.mark.parametrize("query", ["?page=2", "?page=x", "?page=0", "?year=none"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_page_that_is_not_there_is_not_found(site, form, query):
    """Fails when made-up pages answer."""
    assert site.get(f"/library.{form}{query}").status_code == 404


@pytest.mark.parametrize("query", ["?theme=%00", f"?theme={'x' * 10_000}", "?kind='%22--", "?partnership=🙂"])
def test_hostile_choices_find_nothing(site, query):
    """Fails when odd characters reach the database as more than a value."""
    assert site.get(f"/library.json{query}").status_code in (200, 404)


def test_pages_lead_to_one_another(public_site):
    """Fails when a program that follows the links misses a review."""
    for number in range(1, 31):
        receive(another_edition(number, day=date(2026, 5, 1) - timedelta(days=number)), at=RELEASED)
    first = json.loads(public_site.get("/api/reviews?year=2026").content)
    assert (len(first["reviews"]), first["previous"]) == (25, None)
    second = json.loads(public_site.get(first["next"].removeprefix("http://localhost:8000")).content)
    assert (len(second["reviews"]), second["next"]) == (5, None)
    assert second["previous"] == "http://localhost:8000/api/reviews?year=2026&page=1"


def test_the_table_is_what_its_metadata_say(site, tmp_path):
    """Fails when an independent reader of CSVW finds a column, a type or a key that is not so."""
    told = json.loads(site.get("/library.csv-metadata.json").content)
    assert told["url"] == "http://localhost:8000/library.csv"
    (tmp_path / "library.csv").write_bytes(site.get("/library.csv").content)
    (tmp_path / "library.csv-metadata.json").write_text(json.dumps(told | {"url": "library.csv"}))
    table = Table.from_file(tmp_path / "library.csv-metadata.json")
    found = list(table.iterdicts(strict=True))
    assert table.check_primary_key()
    assert found[0]["published_on"].date() == date(2026, 6, 30)
    assert found[0]["title"] == "Seen but not known"


@pytest.mark.parametrize("words", ["=1+1", "+44", "-x", "@SUM(A1)", "\tx"])
def test_no_cell_runs_as_a_formula(public_site, words):
    """Fails when a title opens as a formula in a spreadsheet."""
    receive(released_edition(edition=plain_edition(title=f"{words} title")), at=RELEASED)
    assert rows(public_site.get("/library.csv").content)[0]["title"] == f"'{words} title"


def test_numbers_stay_numbers():
    """Fails when the guard makes a text of a number."""
    assert (guarded(-3), guarded(None), guarded("a")) == ("-3", "", "a")


def test_data_are_made_with_the_same_queries_for_few_and_many(site, django_assert_num_queries):
    """Fails when each review asks for its files or words by itself; and when a known answer is made anew."""
    with django_assert_num_queries(5, using=settings.PUBLIC_DATABASE):
        first = site.get("/library.json")
    with django_assert_num_queries(1, using=settings.PUBLIC_DATABASE):
        assert site.get("/library.json", headers={"if-none-match": first["ETag"]}).status_code == 304
    for number in range(3, 20):
        receive(another_edition(number, day=date(2026, 5, number)), at=RELEASED)
    with django_assert_num_queries(5, using=settings.PUBLIC_DATABASE):
        site.get("/library.json")

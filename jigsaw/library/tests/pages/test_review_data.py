"""One review as data, and as a citation."""

import csv
import io
import json

import pytest
from csvw.metadata import Table
from django.conf import settings

from jigsaw.library.actions import receive, withdraw
from tests.public_site import RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db
STEM = "/library/ascp-2024-25-02"
FORMS = ("json", "csv", "csv-metadata.json", "ris", "bib")


@pytest.fixture
def site(public_site):
    plain = plain_edition(subjects=[{"alias": "Child A", "pronouns": "they", "age_band": "under-1"}])
    receive(released_edition(edition=plain), at=RELEASED)
    return public_site


def test_the_data_say_what_the_page_says_and_no_more(site):
    """Fails when a value is missing, or the data tell what the page keeps to itself: the child's age and alias list."""
    told = json.loads(site.get(f"{STEM}.json").content)
    assert told["title"] == "Seen but not known"
    assert [each["number"] for each in told["recommendations"]] == [1, 2]
    assert told["findings"][1]["practice"] == "good-practice"
    assert told["questions"][0].startswith("Whose father")
    assert told["themes"][0]["address"] == "http://localhost:8000/vocabulary/unseen-fathers/"
    assert len(told["documents"]) == 6
    assert "under-1" not in json.dumps(told)
    assert "subjects" not in told
    assert site.get("/api/reviews/ascp-2024-25-02").content == site.get(f"{STEM}.json").content


def test_recommendations_are_a_table_that_its_metadata_describe(site, tmp_path):
    """Fails when an independent reader of CSVW finds another column, type or key."""
    content = site.get(f"{STEM}.csv").content
    assert [row["due"] for row in csv.DictReader(io.StringIO(content.decode()))] == [
        "2026-12-18",
        "2026-10-30",
    ]
    told = json.loads(site.get(f"{STEM}.csv-metadata.json").content)
    assert told["url"] == f"http://localhost:8000{STEM}.csv"
    (tmp_path / "r.csv").write_bytes(content)
    (tmp_path / "r.csv-metadata.json").write_text(json.dumps(told | {"url": "r.csv"}))
    table = Table.from_file(tmp_path / "r.csv-metadata.json")
    assert [row["number"] for row in table.iterdicts(strict=True)] == [1, 2]


def test_citations_name_author_title_year_and_address(site):
    """Fails when a program for citations would get a line that it cannot read."""
    ris = site.get(f"{STEM}.ris").content.decode().split("\r\n")
    assert ris[0] == "TY  - RPRT"
    assert "PY  - 2026" in ris
    assert "UR  - http://localhost:8000/library/ascp-2024-25-02/" in ris
    assert ris[-2:] == ["ER  - ", ""]
    bibtex = site.get(f"{STEM}.bib").content.decode()
    assert bibtex.startswith("@techreport{ascp-2024-25-02,")
    assert "author = {{Alderbrook Safeguarding Children Partnership}}" in bibtex


def test_marks_of_tex_in_a_title_are_taken_for_what_they_are(public_site):
    """Fails when a title with a brace breaks the file."""
    receive(released_edition(edition=plain_edition(title="50% {of} A & B_c")), at=RELEASED)
    assert r"title = {{50\% \{of\} A \& B\_c}}" in public_site.get(f"{STEM}.bib").content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_an_old_spelling_leads_to_the_same_form(site, form):
    """Fails when a reference copied from a document does not find its data."""
    answer = site.get(f"/library/ASCP2024-25-02.{form}")
    assert (answer.status_code, answer["Location"]) == (301, f"{STEM}.{form}")


def test_an_old_spelling_in_the_interface_stays_in_it(site):
    """Fails when the interface sends a program to another place."""
    assert site.get("/api/reviews/ASCP2024-25-02")["Location"] == "/api/reviews/ascp-2024-25-02"


@pytest.mark.parametrize("form", FORMS)
def test_a_withdrawn_review_says_why_and_is_never_kept(site, form):
    """Fails when data of a withdrawn review still answer."""
    site.get(f"{STEM}.{form}")
    withdraw(released_edition().id, why="To be corrected.", at=RELEASED)
    answer = site.get(f"{STEM}.{form}")
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "To be corrected." in answer.content.decode()
    assert "Seen but not known" not in answer.content.decode()


def test_the_interface_says_a_withdrawal_in_json(site):
    """Fails when a program gets a page of HTML in the place of a withdrawn review."""
    withdraw(released_edition().id, why="To be corrected.", at=RELEASED)
    answer = site.get("/api/reviews/ascp-2024-25-02")
    assert (answer.status_code, json.loads(answer.content)["reason"]) == (410, "To be corrected.")


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_who_has_it_is_told_so(site, form, django_assert_num_queries):
    """Fails when a form of a review is made anew for each reader."""
    first = site.get(f"{STEM}.{form}")
    assert first.status_code == 200
    with django_assert_num_queries(1, using=settings.PUBLIC_DATABASE):
        assert site.get(f"{STEM}.{form}", headers={"if-none-match": first["ETag"]}).status_code == 304

"""The region's first page."""

import gzip
from datetime import date

import pytest

from jigsaw.library.actions import receive, withdraw
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, released_edition

pytestmark = pytest.mark.django_db


def test_it_lists_partnerships_and_the_newest_reviews(public_site):
    """Fails when a partnership, its count or a new review is missing."""
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2026, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)

    page = public_site.get("/").content.decode()

    assert 'href="/partnerships/alderbrook/"' in page
    assert "Brindle Vale: 1 review, the newest of 1 May 2026" in page
    assert page.index("Seen but not known") < page.index("Review number 2")


def test_it_gives_the_helpline_of_each_partnership(public_site):
    """Fails when someone who is worried about a child finds no number, or that of one area only."""
    receive(released_edition(), at=RELEASED)
    receive(released_edition(2, publisher=BRINDLE_VALE), at=RELEASED)

    page = public_site.get("/").content.decode()

    assert "Worried about a child?" in page
    assert "tel:01632960188" in page
    assert "tel:01632960233" in page


def test_an_empty_library_says_what_will_stand_here(public_site):
    """Fails when the first day of a new installation shows an error or a blank page."""
    answer = public_site.get("/")
    assert answer.status_code == 200
    assert "Each partnership will stand here" in answer.content.decode()


def test_a_withdrawn_review_is_gone_at_once(public_site):
    """Fails when a page kept in memory still names what was withdrawn."""
    receive(released_edition(), at=RELEASED)
    assert b"Seen but not known" in public_site.get("/").content
    withdraw(released_edition().id, why="Reason", at=RELEASED)
    assert b"Seen but not known" not in public_site.get("/").content


def test_a_reader_who_has_the_page_is_told_so_without_making_it(public_site, monkeypatch):
    """Fails when nothing changed and the page is made again, or a change is answered 304."""
    from jigsaw.library.pages.front import Front

    receive(released_edition(), at=RELEASED)
    first = public_site.get("/")
    monkeypatch.setattr(Front, "content", lambda self: 1 / 0)

    again = public_site.get("/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=60"
    monkeypatch.undo()
    receive(released_edition(version=2, correction_note="A date"), at=RELEASED)
    receive(released_edition(2), at=RELEASED)
    assert public_site.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("said", "packed"),
    [
        ("gzip, deflate, br", True),
        ("br;q=1.0, GZIP;q=0.8", True),
        ("", False),
        ("gzip;q=0, br", False),
        ("gzip;q=0.0", False),
    ],
)
def test_the_page_travels_packed_for_those_who_can_unpack_it(public_site, said, packed):
    """Fails when a page goes out whole to a telephone, or packed to a reader who cannot read it so."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get("/", headers={"Accept-Encoding": said})
    body = gzip.decompress(answer.content) if packed else answer.content
    assert b"Seen but not known" in body
    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert answer["Vary"] == "Accept-Encoding"
    assert int(answer.headers.get("Content-Length", len(answer.content))) == len(answer.content)
    known = public_site.get("/", headers={"Accept-Encoding": said, "If-None-Match": answer["ETag"]})
    assert (known.status_code, known.content, known["Vary"]) == (304, b"", "Accept-Encoding")

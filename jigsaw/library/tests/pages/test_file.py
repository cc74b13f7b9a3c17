"""A document to take away."""

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, plain_edition, released_edition, released_files

pytestmark = pytest.mark.django_db
FOLDER = "/library/ascp-2024-25-02/files/"
PDF = FOLDER + "ascp-2024-25-02-report.pdf"
BYTES = released_files()[0].content


@pytest.fixture
def site(public_site):
    receive(released_edition(), at=RELEASED)
    return public_site


@pytest.mark.parametrize("file", released_files(), ids=lambda f: f.filename)
def test_each_file_comes_whole_as_an_attachment_of_its_type(site, file):
    """Fails when bytes, type or name of a download are wrong, or a browser may open or guess at it."""
    answer = site.get(FOLDER + file.filename)
    assert (answer.status_code, answer.content) == (200, file.content)
    assert answer["Content-Disposition"] == f'attachment; filename="{file.filename}"'
    assert answer["Content-Type"].startswith("application/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["Content-Length"] == str(len(file.content))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=10-", 10, len(BYTES) - 1), ("bytes=-5", len(BYTES) - 5, len(BYTES) - 1),
     ("bytes=5-999999", 5, len(BYTES) - 1)],
)  # fmt: skip
def test_a_part_is_handed_over_when_asked_for(site, asked, first, last):
    """Fails when a broken download cannot be continued, or gets the wrong bytes."""
    answer = site.get(PDF, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, BYTES[first : last + 1])
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(BYTES)}"
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(site, asked):
    """Fails when a part that is not there is answered with bytes."""
    answer = site.get(PDF, headers={"Range": asked})
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(BYTES)}")


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "bytes=9-2", "bytes=-", "lines=1-2", "bytes=a-b", "nonsense"]
)
def test_what_is_no_single_range_gets_the_whole_file(site, asked):
    """Fails when a strange header breaks the download."""
    answer = site.get(PDF, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, BYTES)


def test_a_part_of_an_older_file_gets_the_whole_new_one(site):
    """Fails when a download is continued with bytes of another version."""
    answer = site.get(PDF, headers={"Range": "bytes=0-9", "If-Range": '"old"'})
    assert (answer.status_code, len(answer.content)) == (200, len(BYTES))


def test_a_reader_who_has_the_file_is_told_so(site):
    """Fails when the file is sent again for nothing."""
    etag = site.get(PDF)["ETag"]
    answer = site.get(PDF, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_asking_for_the_head_reads_no_file(site, monkeypatch):
    """Fails when HEAD is answered otherwise than GET, or reads the file."""
    monkeypatch.setattr("jigsaw.library.pages.file.bytes_of", lambda *args: 1 / 0)
    answer = site.head(PDF)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Length"] == str(len(BYTES))


def test_a_correction_answers_with_the_new_bytes(site):
    """Fails when the old file of a corrected review can still be fetched."""
    old = site.get(PDF)["ETag"]
    files = [type(released_files()[0])("Report", "pdf", "ascp-2024-25-02-report.pdf", b"new", 1)]
    receive(released_edition(version=2, edition=plain_edition(), files=files), at=RELEASED)
    answer = site.get(PDF, headers={"If-None-Match": old})
    assert (answer.status_code, answer.content) == (200, b"new")
    assert site.get(FOLDER + "ascp-2024-25-02-slides.pptx").status_code == 404


def test_an_old_spelling_leads_to_the_file(site):
    """Fails when a link with another spelling of the reference loses its file."""
    answer = site.get("/library/ASCP2024-25-02/files/ascp-2024-25-02-report.pdf")
    assert (answer.status_code, answer["Location"]) == (301, PDF)


@pytest.mark.parametrize(
    "name",
    ["other.pdf", "..%2f..%2fsettings.py", "%00.pdf", "ascp-2024-25-02-report.PDF", "%F0%9F%98%80.pdf"],
)
def test_other_names_are_not_found(site, name):
    """Fails when a guessed name answers otherwise than 404."""
    assert site.get(FOLDER + name, follow=True).status_code == 404

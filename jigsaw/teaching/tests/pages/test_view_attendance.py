"""Upload reports and record the attendance."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.learning.models import Attendance
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.models import AttendanceReport
from jigsaw.teaching.tests.pages.cells import cells
from jigsaw.teaching.tests.webinar_life import (
    ALEX,
    HEALTH,
    LEAH,
    OTHER_ALEX,
    SAM,
    address,
    been,
    public,
    there,
    uploaded,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def webinar(team):
    """A webinar that is over."""
    return been(team, LEAH, SAM, ALEX, OTHER_ALEX)


def where(webinar):
    return address("view_attendance", webinar)


def send(client, webinar, *contents):
    files = [SimpleUploadedFile(f"report {n}.csv", content) for n, content in enumerate(contents, 1)]
    return client.post(where(webinar), {"reports": files})


def test_several_files_at_once_and_one_more_add_up_and_are_recorded(team, priya, webinar):
    """Fails if a file was lost, the outcome was not said, or recording twice told people twice."""
    first, second = uploaded(there(*LEAH, 30)), uploaded(there(*LEAH, 40), encoding="utf-8", uk=True)
    assert send(priya, webinar, first, second).status_code == 302
    assert "1 matched, 0 to settle, 0 not booked" in text(priya.get(where(webinar)))
    send(priya, webinar, uploaded(there(*SAM), there("Priya Nair", "", 7)))
    shown = priya.get(where(webinar))
    assert "2 matched, 0 to settle, 1 not booked" in text(shown)
    assert "Priya Nair, 7 minutes" in text(shown)
    assert ["Leah Brown", HEALTH, "70", "Attended"] in cells(shown)
    again = send(priya, webinar, first)
    assert "These reports are here already" in text(priya.get(again["Location"]))
    form = next(n for n in range(5) if "seal" in filled(priya.get(where(webinar)), at=n))
    sent = filled(priya.get(where(webinar)), at=form) | {"confirm": "yes"}
    done = priya.post(where(webinar), sent)
    assert "Recorded. 2 people attended." in text(priya.get(done["Location"]))
    assert Attendance.objects.filter(has_attended=True).count() == 2
    assert "The reports say nothing else" in text(priya.get(where(webinar)))


def test_what_is_open_is_settled_first(team, priya, webinar):
    send(priya, webinar, uploaded(there("Alex Green")))
    shown = priya.get(where(webinar))
    assert buttons(shown)[0] == "Settle who is who"
    assert errors(priya.post(where(webinar), {"confirm": "yes", "seal": ""})) == ["Settle every row first"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"%PDF-1.4 no report",
            "must be the attendance report of Microsoft Teams, a CSV file. In Teams, open",
        ),
        (b"PK\x03\x04 something", "The selected file"),
        (b"Name,Colour,Size\nA,b,c\n", "needs the columns Name and Duration. In Teams, open the meeting"),
        (b"one,two\n1,2\n", "holds no table of participants. In Teams, open the meeting"),
        (b"", "The selected file is empty"),
    ],
)
def test_another_kind_of_file_gets_a_message_that_says_what_was_expected(team, priya, webinar, content, said):
    """Fails if a wrong file gave a fault, was half read, or the message did not help."""
    [line] = errors(send(priya, webinar, content))
    assert said in line
    assert not AttendanceReport.rows.exists()


def test_nothing_selected_and_nothing_yet(team, priya, webinar):
    assert errors(priya.post(where(webinar), {})) == ["Select the attendance report"]
    ahead = public(team)
    assert "after the webinar has ended" in text(priya.get(where(ahead)))
    assert "after the webinar has ended" in errors(send(priya, ahead, uploaded(there(*LEAH))))[0]


def test_who_may(team, browse, stranger, webinar):
    guards.may_open(team, browse, where(webinar), "priya", "dee")
    guards.not_there_for(stranger, where(webinar))

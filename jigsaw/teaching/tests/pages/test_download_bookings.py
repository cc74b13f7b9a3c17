"""The bookings as a table."""

from __future__ import annotations

import csv
import io

import pytest

from jigsaw.audit.models import Event as Recorded
from jigsaw.publishing.tests.pages import guards
from jigsaw.teaching.tests.webinar_life import LEAH, address, booked, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("download_bookings", webinar)


def test_no_cell_is_run_as_a_formula_and_the_download_is_recorded(team, priya):
    """Fails if a name that begins like a formula was one in a spreadsheet, or nobody knew of the download."""
    made = public(team)
    booked(made, LEAH, ("=cmd|'/C calc'!A0", "a@x.example"), access_needs="+1")
    answer = priya.get(where(made))
    assert answer["Content-Disposition"] == 'attachment; filename="bookings.csv"'
    assert "no-store" in answer["Cache-Control"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Leah Brown", "'=cmd|'/C calc'!A0"]
    assert rows[0]["What they need to take part"] == "'+1"
    assert rows[0]["Booked on"] == "2026-06-22 10:00"
    assert Recorded.objects.filter(verb="read").last().details["page"] == "download_bookings"


def test_who_may(team, browse, stranger):
    made = public(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))

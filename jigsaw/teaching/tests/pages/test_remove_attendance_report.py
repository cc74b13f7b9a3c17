"""Remove a report."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.teaching.actions.attendance import take_attendance
from jigsaw.teaching.models import AttendanceReport
from jigsaw.teaching.tests.webinar_life import LEAH, NOW, address, been, public, there, uploaded

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def webinar(team):
    return been(team, LEAH)


def taken(team, webinar):
    [report] = take_attendance(webinar, files=[("a.csv", uploaded(there(*LEAH)))], by=team.priya, at=NOW)
    return address("remove_attendance_report", webinar, report_id=report.pk)


def test_it_goes_once_and_looking_removes_nothing(team, priya, webinar):
    where = taken(team, webinar)
    assert priya.get(where).status_code == 405
    assert AttendanceReport.rows.count() == 1
    assert priya.post(where)["Location"] == address("view_attendance", webinar)
    assert not AttendanceReport.rows.exists()
    assert priya.post(where).status_code == 404


def test_a_report_of_another_webinar_is_not_there(team, priya, webinar):
    where = taken(team, webinar).replace(str(webinar.pk), str(public(team).pk))
    assert priya.post(where).status_code == 404
    assert AttendanceReport.rows.exists()


def test_who_may(team, browse, stranger, webinar):
    where = taken(team, webinar)
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
    assert AttendanceReport.rows.exists()

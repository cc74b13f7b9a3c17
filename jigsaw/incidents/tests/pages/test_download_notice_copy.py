"""The copy of a notice, handed out."""

from __future__ import annotations

import uuid
from io import BytesIO

import pytest
from PIL import Image

from jigsaw.files import storing
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import PNG, SENT
from jigsaw.incidents.tests.factories import TUESDAY
from jigsaw.incidents.tests.pages.test_record_notification import file

pytestmark = pytest.mark.django_db
PAGE = "download_notice_copy"


@pytest.fixture
def address(desk):
    desk.now_is(TUESDAY)
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    desk.done("record_notification", file(PNG))
    return desk.address(PAGE, notice_id=desk.notice().pk)


def test_it_is_saved_and_never_opened_in_place_or_kept_by_a_cache(desk, address):
    """Fails when a browser could run what somebody put in, or keep it, or its name says something of the case."""
    answer = desk.browser().get(address)
    points = [Image.open(BytesIO(each)).tobytes() for each in (answer.content, PNG)]
    assert points[0] == points[1]
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'attachment; filename="copy-of-notice.png"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_case_page_leads_there(desk, address):
    assert address in desk.see()


def test_a_file_that_was_changed_or_is_gone_is_not_handed_out(desk, address):
    kept = desk.notice().copy_stored_as
    storing.remove(kept)
    assert desk.browser().get(address).status_code == 404


def test_a_notice_without_a_copy_and_one_that_is_not_there_answer_alike(desk, address):
    assert desk.browser().get(desk.address(PAGE, notice_id=uuid.uuid4())).status_code == 404
    other = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    desk.done("record_notification", SENT)
    assert other.pk
    assert desk.browser().get(desk.address(PAGE, notice_id=desk.notice().pk)).status_code == 404


def test_it_is_not_there_for_people_without_access_or_through_another_case(desk, address):
    for person in (desk.team.sam, desk.team.dee, desk.team.marcus):
        assert desk.browser(person).get(address).status_code == 404
    notice = desk.notice()
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    assert desk.browser().get(desk.address(PAGE, notice_id=notice.pk)).status_code == 404


def test_it_only_hands_out(desk, address):
    assert desk.browser().post(address).status_code == 405

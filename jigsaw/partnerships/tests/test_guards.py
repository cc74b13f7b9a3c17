"""Guards that every page of the staff site stands behind: the trail, the size of what is sent, bulk changes."""

import pytest
from django.test import Client
from django.urls import reverse

from jigsaw.audit.acting import ActRequired
from jigsaw.audit.models import Event
from jigsaw.partnerships import actions
from jigsaw.partnerships.middleware import MOST_SENT
from jigsaw.partnerships.models import Holiday, Partnership, Region
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import NOW

pytestmark = pytest.mark.django_db
CHANGE = "/partnerships/alderbrook/change/"


def test_a_page_shown_in_answer_to_a_post_is_recorded_as_a_reading(browser, here):
    """Fails if somebody could look at a page by POST, with faults in it, and leave no trace."""
    answer = browser.post(CHANGE, {"name": ""})
    assert answer.status_code == 400
    event = Event.objects.latest("number")
    assert (event.verb, event.about) == ("read", f"partnership {here.pk}")
    assert event.details == {"page": "edit_partnership", "method": "POST"}


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_shown_when_the_reading_cannot_be_recorded(browser, monkeypatch, method):
    """Fails if a page went out although its line in the audit trail could not be written."""
    monkeypatch.setattr("jigsaw.audit.actions.link", lambda event: 1 / 0)
    browser.raise_request_exception = False
    answer = getattr(browser, method)(CHANGE)
    assert answer.status_code == 500
    assert b"Alderbrook" not in answer.content


def test_nothing_changes_when_the_act_cannot_be_recorded(browser, monkeypatch):
    monkeypatch.setattr("jigsaw.audit.actions.link", lambda event: 1 / 0)
    browser.raise_request_exception = False
    typed = {"name": "New Trust", "kind": "gp", "statutory": "no"}
    assert browser.post("/partnerships/alderbrook/agencies/add/", typed).status_code == 500
    monkeypatch.undo()
    assert b"New Trust" not in browser.get("/partnerships/alderbrook/agencies/").content


@pytest.mark.parametrize("said", [str(MOST_SENT + 1), "9" * 4000, "a lot", "-1"])
def test_what_is_too_large_is_refused_before_it_is_read(client, said):
    """Fails if a stranger could fill the disk: the sign-in page would read a whole body to look for its token."""
    strict = Client(enforce_csrf_checks=True)
    for each in (client, strict):
        answer = each.generic("POST", "/sign-in/", b"x", CONTENT_LENGTH=said)
        assert answer.status_code == 413
        assert answer["Cache-Control"] == "no-store"


def test_an_edition_of_the_largest_size_still_comes_through(browser):
    answer = browser.generic("POST", reverse("view_home"), b"x", CONTENT_LENGTH=str(MOST_SENT))
    assert answer.status_code == 405


@pytest.mark.parametrize("model", [Region, Partnership, Holiday])
def test_rows_refuse_bulk_changes_outside_an_act(here, model):
    """Fails if a query could change or remove rows of these tables and leave no event."""
    for change in (lambda rows: rows.update(name="x"), lambda rows: rows.delete()):
        with pytest.raises(ActRequired):
            change(model.objects.all())
    with pytest.raises(ActRequired):
        model.objects.bulk_create([])


@pytest.mark.parametrize(
    "website", ["javascript:alert(1)", "data:text/html,x", "https://a b.example", "//x", ""]
)
def test_a_website_is_a_web_address(here, manager, website):
    """Fails if every public page of the partnership could be made to lead to a script."""
    with pytest.raises(Refused, match="Website must be") as refused:
        actions.edit_partnership(by=manager, at=NOW, partnership=here, website=website)
    assert refused.value.field == "website"

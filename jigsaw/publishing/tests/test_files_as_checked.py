"""A document that was changed on the disk after it was checked is neither shown to who signs nor released."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from jigsaw.publishing.actions import crossing
from jigsaw.publishing.models import Document
from jigsaw.publishing.rules import NotAllowed
from jigsaw.publishing.tests.factories import fresh, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]


def tamper(document, content=b"%PDF other words"):
    keeper = storages["default"]
    keeper.delete(document.stored_as)
    if content:
        assert keeper.save(document.stored_as, ContentFile(content)) == document.stored_as


@pytest.mark.parametrize("content", [b"%PDF other words", b""])
def test_a_changed_or_missing_file_is_not_released(team, content):
    """Fails if somebody with the disk but no signature could publish words of their own."""
    version = signed(team)
    tamper(version.documents.get(name="Briefing"), content)
    with pytest.raises(NotAllowed, match=r"Briefing \(PDF\): the file is not the one that was checked"):
        crossing.gather(version, fresh(version.publication), correction_note="")


def test_a_changed_file_is_not_handed_to_who_signs(team):
    document = signed(team).documents.get(name="Briefing")
    browser = Client()
    browser.force_login(team.marcus)
    address = f"/publications/documents/{document.pk}/"
    assert browser.get(address).status_code == 200
    tamper(Document.rows.get(pk=document.pk))
    assert browser.get(address).status_code == 404


def test_the_preview_says_that_a_file_was_changed(team):
    """Fails if the preview broke, or showed a page that cannot be released."""
    version = signed(team)
    tamper(version.documents.get(name="Briefing"))
    browser = Client()
    browser.force_login(team.priya)
    page = browser.get(f"/publications/{version.publication_id}/versions/1/preview/")
    assert page.status_code == 200
    assert "not the one that was checked" in page.content.decode()

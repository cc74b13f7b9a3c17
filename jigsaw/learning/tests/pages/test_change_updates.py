"""Changing the themes."""

import pytest

from jigsaw.learning.tests.subscribers import asked_for, of_token, searched, subscribed

pytestmark = pytest.mark.django_db


def test_the_themes_of_now_are_ticked_and_new_ones_are_kept(public_site):
    """Fails if the page forgot what was chosen, or kept it when all was taken away."""
    token = subscribed(themes=("escalation",))
    address = f"/updates/change/{token}/"
    assert 'value="escalation" checked' in public_site.get(address).content.decode()
    answer = public_site.post(address, {"themes": ["siblings"]}, follow=True)
    assert "Your change is saved" in answer.content.decode()
    assert of_token(token).themes == ["siblings"]
    public_site.post(address, {})
    assert of_token(token).themes == []
    assert 'value="all" checked' in public_site.get(address).content.decode()
    assert public_site.post(address, {"themes": ["no-theme"]}).status_code == 400


def test_a_link_of_an_asking_that_nobody_confirmed_changes_nothing(public_site):
    token = asked_for()
    assert public_site.post(f"/updates/change/{token}/", {"themes": ["siblings"]}).status_code == 404
    assert of_token(token).themes == []


def test_a_saved_search_can_be_called_otherwise_but_not_nothing(public_site):
    """Fails if the reader were left with a name too long to read, or the search lost its name."""
    token = searched(name="‘neglect’, Alderbrook")
    address = f"/updates/change/{token}/"
    assert "‘neglect’, Alderbrook" in public_site.get(address).content.decode()
    public_site.post(address, {"name": "Neglect"})
    assert of_token(token).name == "Neglect"
    assert public_site.post(address, {"name": " "}).status_code == 400
    assert of_token(token).name == "Neglect"

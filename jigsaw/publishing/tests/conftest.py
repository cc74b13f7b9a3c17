"""A partnership with its people, and a quick stand-in for the typesetter."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from jigsaw.publishing.tests import factories


@pytest.fixture
def team(db):
    """Alderbrook and its people: priya, dee, marcus and joan (both co-chairs)."""
    home = factories.partnership()
    people = {key: factories.person(home, name, role) for key, (name, role) in factories.PEOPLE.items()}
    return SimpleNamespace(partnership=home, **people)


@pytest.fixture
def small_pack(monkeypatch):
    """Make documents without typesetting."""
    monkeypatch.setattr("jigsaw.documents.packing.make_pack", factories.small_pack)

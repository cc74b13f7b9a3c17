"""Alderbrook and its people, as the tests of publishing have them."""

from __future__ import annotations

import pytest
import time_machine

from jigsaw.publishing.tests.conftest import small_pack, team
from jigsaw.teaching.tests.bulletins import MORNING
from tests.public_site import public_site

__all__ = ["public_site", "small_pack", "team"]


@pytest.fixture
def july():
    """It is Wednesday 1 July 2026, 8am in London, the first working day of the month."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller

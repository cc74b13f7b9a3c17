"""The recommendations, in their order."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards

pytestmark = pytest.mark.django_db


class TestList(guards.ListPage):
    page = "edit_recommendations"
    part = "recommendations"
    two = [{**factories.edition()["recommendations"][0], "number": n, "text": f"Text {n}"} for n in (1, 2)]
    empty = "Recommendations will stand here."
    add = "Add a recommendation"
    question = "Remove recommendation 1?"

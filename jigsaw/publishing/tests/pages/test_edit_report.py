"""The sections of the report, in their order."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards

pytestmark = pytest.mark.django_db


class TestList(guards.ListPage):
    page = "edit_report"
    part = "report"
    two = [{"heading": "First", "body": "One."}, {"heading": "Second", "body": "Two."}]
    empty = "The sections of the report will stand here."
    add = "Add a section"
    question = "Remove section 1?"

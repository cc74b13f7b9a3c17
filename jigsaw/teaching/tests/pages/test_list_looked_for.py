"""What people looked for and did not find."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.looked_for import tell_looked_for
from jigsaw.publishing.tests.pages.reading import page_of, text, words
from jigsaw.teaching.tests.bulletins import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
WHERE = "/bulletins/looked-for/"


def test_the_same_words_are_counted_together_and_the_newest_stand_first(team, priya):
    """Fails when ten who ask for the same look like one, or the newest is found last."""
    assert "will stand here for 12 months" in text(priya.get(WHERE))
    for minutes, said in ((0, "Safe  sleep"), (5, "vaping"), (10, "safe sleep")):
        tell_looked_for(words=said, at=MORNING + timedelta(minutes=minutes))
    shown = text(priya.get(WHERE))
    assert "Told 3 times" in shown
    cells = [words(each).lower() for each in page_of(priya.get(WHERE)).xpath("//tbody//td")]
    assert cells == ["safe sleep", "2", "1 july 2026", "vaping", "1", "1 july 2026"]


def test_who_may_and_how_many_queries(team, browse, priya, django_assert_max_num_queries):
    assert browse(team.marcus).get(WHERE).status_code == 404
    for number in range(30):
        tell_looked_for(words=f"subject {number}", at=MORNING)
    priya.get(WHERE)
    with django_assert_max_num_queries(12):
        priya.get(WHERE)

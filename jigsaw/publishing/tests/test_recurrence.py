"""What came before: whose reviews are looked at, for whom, and what is said to have happened."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.partnerships.models import Region
from jigsaw.partnerships.roles import Role
from jigsaw.publishing import actions
from jigsaw.publishing.queries.recurrence import earlier, what_happened
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT
from jigsaw.rapid_reviews.recurrence import Earlier, what_came_before

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]

THEME = "information-sharing"
LATER = RELEASE_AT + timedelta(days=30)


def draft(**changes):
    """An edition with one finding of the theme and one of another, and a recommendation for each."""
    whole = factories.edition(**changes)
    first, *rest = whole["findings"]
    others = [{**each, "themes": ["supervision"]} for each in rest]
    whole["findings"] = [{**first, "themes": [THEME]}, *others]
    return whole


def look(team, *, themes=(THEME,), who=None, at=LATER):
    return earlier(partnership=team.partnership, themes=themes, person=who or team.priya, at=at)


def begun(team, **changes):
    content = json.dumps(draft(**changes)).encode()
    return actions.upload_edition(
        partnership=team.partnership, content=content, name="edition.json", by=team.priya, at=NOW
    )


def test_a_published_review_is_found_with_its_public_address(team):
    factories.published(team, draft=draft())
    found = look(team)
    [finding] = found.findings
    assert finding.published
    assert (finding.year, finding.partnership, finding.themes) == (2026, "ASCP", ("Information sharing",))
    assert "/library/" in finding.address or "reviews" in finding.address
    assert found.headline == "1 finding in 1 review since 2026"


def test_only_findings_of_the_themes_are_told_and_the_recommendations_that_answer_them(team):
    whole = draft()
    factories.published(team, draft=whole)
    found = look(team)
    assert [finding.title for finding in found.findings] == [whole["findings"][0]["title"]]
    wanted = [r["text"] for r in whole["recommendations"] if 1 in r["findings"]]
    assert [r.text for r in found.recommendations] == wanted
    assert look(team, themes=("suicide-or-self-harm",)) == Earlier()


def test_unpublished_work_is_told_only_to_those_who_may_see_it_and_only_of_their_own_partnership(team):
    begun(team, title="Not out yet")
    assert [(f.review, f.published) for f in look(team).findings] == [("Not out yet", False)]
    panel = factories.person(team.partnership, "Grace Obi", Role.PANEL_MEMBER)
    assert look(team, who=panel).findings == ()
    other = factories.partnership("brindle-vale", "Brindle Vale", "BVSCP")
    gwen = factories.person(other, "Gwen Hale", Role.BUSINESS_MANAGER)
    assert earlier(partnership=other, themes=(THEME,), person=gwen, at=LATER).findings == ()


def test_what_a_neighbour_published_is_told_and_what_is_far_away_is_not(team):
    factories.published(team, draft=draft())
    near = factories.partnership("brindle-vale", "Brindle Vale", "BVSCP")
    far = factories.partnership("far-away", "Far Away", "FASCP")
    with factories.act("seed", by="tests", at=NOW):
        far.region = Region.objects.create(slug="elsewhere", name="Elsewhere")
        far.save()
    for home, count in ((near, 1), (far, 0)):
        someone = factories.person(home, f"From {home.area}", Role.BUSINESS_MANAGER)
        found = earlier(partnership=home, themes=(THEME,), person=someone, at=LATER)
        assert len(found.findings) == count


def test_a_withdrawn_review_is_told_to_nobody(team):
    publication = factories.published(team, draft=draft())
    actions.withdraw_publication(
        publication, reason="A name could be worked out", by=team.priya, at=RELEASE_AT + timedelta(days=1)
    )
    assert look(team) == Earlier()


@pytest.mark.parametrize(
    ("developments", "due", "words"),
    [
        ([], "2025-12-18", "No development is recorded yet. It was due by 18 December 2025."),
        ([], "2027-01-31", "No development is recorded yet. It is due by 31 January 2027."),
        ([{"title": "A new form", "text": "It answers recommendation 3."}], "2025-12-18", "A new form."),
        ([{"title": "R3 is done", "text": "x"}], "2025-12-18", "R3 is done."),
        (
            [{"title": "A new form", "text": "It answers recommendation 31."}],
            "",
            "No development is recorded yet.",
        ),
    ],
)
def test_what_happened_is_told_in_words(developments, due, words):
    edition = {"developments": developments}
    assert what_happened({"number": 3, "due": due}, edition, date(2026, 7, 1)) == words


def test_a_draft_that_holds_anything_breaks_nothing(team):
    publication = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    value = [{"themes": [THEME]}]
    actions.save_part(publication, part="findings", value=value, revision=0, by=team.priya, at=NOW)
    [finding] = look(team).findings
    assert finding.title == "Finding without a title"


def test_as_many_queries_for_eight_reviews_as_for_one(team):
    def count():
        with CaptureQueriesContext(connection) as asked:
            look(team)
        return len(asked)

    begun(team)
    few = count()
    for n in range(7):
        begun(team, title=f"Review {n}")
    assert len(look(team).findings) == 8
    assert count() == few <= 5


def test_rapid_reviews_ask_this_room(team):
    """Fails when the look-up is not registered, so that nothing would ever have come up before."""
    begun(team, title="Not out yet")
    found = what_came_before(partnership=team.partnership, themes=[THEME], person=team.priya, at=LATER)
    assert [finding.review for finding in found.findings] == ["Not out yet"]
    assert what_came_before(partnership=team.partnership, themes=[], person=team.priya, at=LATER) == Earlier()

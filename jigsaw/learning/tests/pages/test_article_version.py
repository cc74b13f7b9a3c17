"""An earlier version of guidance."""

from datetime import timedelta

import pytest

from jigsaw.learning.tests.articles import GUIDANCE, NEWS, POLICY, PUBLISHED, public_article

pytestmark = pytest.mark.django_db
PAGE = f"/guidance/{GUIDANCE.slug}/"
LATER = PUBLISHED + timedelta(days=30)


def test_a_replaced_version_can_be_read_and_says_so(public_site):
    """Fails if somebody could follow what no longer holds without being told."""
    public_article(GUIDANCE)
    public_article(GUIDANCE, version=4, title="Escalation for all", version_words="Version 2.0", at=LATER)
    words = public_site.get(f"{PAGE}versions/1/").content.decode()
    assert "Version 1.0 was replaced on 1 October 2026. Do not follow it." in words
    assert f'href="{PAGE}">Read what holds now: Version 2.0</a>' in words
    assert f'href="{PAGE}versions/1/files/{POLICY.filename}"' in words
    assert 'content="noindex"' in words
    assert "Escalation for all" not in words.split("<main", 1)[1]
    for number in ("2", "3", "5", "0", "99999999999999999999"):
        assert public_site.get(f"{PAGE}versions/{number}/").status_code == 404, number


def test_the_version_that_holds_leads_to_its_lasting_address(public_site):
    public_article(GUIDANCE)
    words = public_site.get(f"{PAGE}versions/1/").content.decode()
    assert "This is the version that holds now" in words
    assert f'rel="canonical" href="http://localhost:8000{PAGE}"' in words


def test_an_earlier_version_of_news_is_gone(public_site):
    public_article()
    public_article(version=2)
    assert public_site.get(f"/news/{NEWS.slug}/versions/1/").status_code == 404

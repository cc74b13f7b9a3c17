"""The light rule of one signature, and the release at its minute."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken
from jigsaw.learning.models import Article as PublicArticle
from jigsaw.notices.models import Mail
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.rules import NotAllowed, ReleaseState
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT, person
from jigsaw.teaching.actions import article_releasing
from jigsaw.teaching.actions.article_crossing import gather, open_for
from jigsaw.teaching.actions.article_releasing import (
    cancel_article_release,
    correct_article,
    release_article_now,
    release_articles_due,
    schedule_article,
    withdraw_article,
)
from jigsaw.teaching.actions.article_versions import (
    ask_for_article_change,
    make_article_version,
    sign_article,
)
from jigsaw.teaching.actions.articles import save_article
from jigsaw.teaching.models import ArticleRelease
from jigsaw.teaching.queries.articles import release_state, waits_for
from jigsaw.teaching.rules.articles import KIND_WORDS, ArticleState
from jigsaw.teaching.tests.article_life import (
    begun,
    fresh,
    frozen_version,
    published,
    scheduled,
    signed,
    with_file,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])
SECOND = timedelta(seconds=1)


def sign(version, by, **changes):
    given = {"read_it": True, "fingerprint": version.fingerprint, "at": NOW}
    return sign_article(version, by=by, **{**given, **changes})


def test_one_signature_by_another_person_is_enough(team):
    article = begun(team)
    version = frozen_version(team, article)
    assert fresh(article).state == ArticleState.SIGNING
    assert {mail.to for mail in Mail.objects.filter(key__startswith="article waits")} == {
        team.priya.email,
        team.marcus.email,
        team.joan.email,
    }
    with pytest.raises(NotAllowed, match="another person must sign"):
        sign(version, team.dee)
    sign(version, team.priya)
    assert fresh(article).state == ArticleState.SIGNED


def test_who_may_not_sign_is_refused_and_nobody_signs_unread_or_another_version(team):
    article = begun(team)
    version = frozen_version(team, article)
    coordinator = person(team.partnership, "Cora Dean", Role.COORDINATOR)
    for by, changes in (
        (coordinator, {}),
        (team.joan, {"read_it": False}),
        (team.joan, {"fingerprint": "0" * 64}),
    ):
        with pytest.raises(NotAllowed):
            sign(version, by, **changes)
    save_article(article, values={"title": "Other"}, revision=0, by=team.dee, at=NOW)
    with pytest.raises(NotAllowed, match="draft has changed"):
        sign(version, team.joan)
    frozen_version(team, fresh(article))
    with pytest.raises(NotAllowed, match="has replaced"):
        sign(version, team.joan)


def test_a_request_for_a_change_stands_until_the_person_signs(team):
    article = begun(team)
    version = frozen_version(team, article)
    ask_for_article_change(version, by=team.joan, note="Say who to call", at=NOW)
    sign(version, team.marcus)
    assert fresh(article).state == ArticleState.SIGNING
    assert list(waits_for(team.joan)) == []
    sign(version, team.joan)
    assert fresh(article).state == ArticleState.SIGNED


def test_a_version_needs_a_whole_draft_and_a_change(team):
    article = begun(team, summary="")
    with pytest.raises(NotAllowed, match="Enter the summary before"):
        frozen_version(team, article)
    whole = begun(team)
    frozen_version(team, whole)
    with pytest.raises(NotAllowed, match="Nothing has changed"):
        make_article_version(fresh(whole), what_changed="Nothing", by=team.dee, at=NOW)


def test_what_the_public_side_could_not_take_is_refused_when_the_version_is_made(team):
    article = begun(team, blocks=[{"type": "contact", "name": "Press office", "email": "not an address"}])
    with pytest.raises(NotAllowed, match="email address"):
        frozen_version(team, article)
    assert not article.versions.exists()


def test_the_worker_releases_at_the_minute_and_not_before(team):
    article = begun(team, "campaign")
    with_file(team, article)
    release = scheduled(team, fresh(article))
    assert release_articles_due(at=RELEASE_AT - SECOND) == []
    with pytest.raises(NotAllowed, match="has not come"):
        release_article_now(release, by=team.dee, at=RELEASE_AT - SECOND)
    assert not PublicArticle.objects.exists()
    assert [row.pk for row in release_articles_due(at=RELEASE_AT)] == [release.pk]
    assert release_articles_due(at=RELEASE_AT + SECOND) == []
    public = PublicArticle.objects.get()
    assert (public.title, public.slug, public.first_published_at) == (
        "Ask about dad",
        "ask-about-dad",
        RELEASE_AT,
    )
    held = fresh(article)
    assert (held.state, held.slug) == (ArticleState.PUBLISHED, "ask-about-dad")
    done = ArticleRelease.rows.get()
    assert (done.released_by, done.sealed_as, done.state) == ("worker", "", ReleaseState.RELEASED)


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_kind_crosses_as_it_was_frozen(team, kind):
    article = begun(team, kind)
    release = scheduled(team, article)
    held = fresh(article)
    assert open_for(release) == gather(release.version, held, correction_note="")
    assert release_articles_due(at=RELEASE_AT)


def test_a_seal_that_was_changed_or_moved_does_not_open(team):
    one, other = (scheduled(team, begun(team, title=title)) for title in ("One page", "Other page"))
    one.sealed_as = other.sealed_as
    with pytest.raises(SealBroken):
        open_for(one)


def test_a_fault_of_one_is_kept_and_stops_no_other(team, monkeypatch):
    broken, whole = (scheduled(team, begun(team, title=title)) for title in ("One page", "Other page"))
    storing.remove(broken.sealed_as)
    assert [row.pk for row in release_articles_due(at=RELEASE_AT)] == [whole.pk]
    broken.refresh_from_db()
    assert "does not open" in broken.fault
    state = release_state(broken.article, RELEASE_AT)
    assert state.by_hand
    assert state.fault == broken.fault
    with pytest.raises(NotAllowed, match="does not open"):
        release_article_now(broken, by=team.dee, at=RELEASE_AT)


def test_a_crash_between_the_two_sides_is_made_good_at_the_next_turn(team, monkeypatch):
    release = scheduled(team, begun(team))
    monkeypatch.setattr(article_releasing, "drop_seal", lambda row: 1 / 0)
    assert release_articles_due(at=RELEASE_AT) == []
    monkeypatch.undo()
    assert PublicArticle.objects.count() == 1
    with pytest.raises(NotAllowed, match="public already"):
        cancel_article_release(release, why="Too early", by=team.dee, at=RELEASE_AT)
    assert release_articles_due(at=RELEASE_AT + SECOND)
    assert PublicArticle.objects.get().published_at == RELEASE_AT


def test_a_cancelled_release_stays_signed_and_its_seal_goes(team, django_capture_on_commit_callbacks):
    article = begun(team)
    release = scheduled(team, article)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_article_release(release, why="The date moved", by=team.dee, at=NOW)
    with pytest.raises(FileNotFoundError):
        storing.read(release.sealed_as)
    assert fresh(article).state == ArticleState.SIGNED
    assert release_articles_due(at=RELEASE_AT) == []
    schedule_article(fresh(article), release_at=RELEASE_AT + SECOND, by=team.dee, at=NOW)


def test_only_what_is_signed_is_planned_and_only_ahead(team):
    article = begun(team)
    frozen_version(team, article)
    with pytest.raises(NotAllowed, match="must be signed first"):
        schedule_article(fresh(article), release_at=RELEASE_AT, by=team.dee, at=NOW)
    other = begun(team)
    signed(team, other)
    with pytest.raises(NotAllowed, match="in the future"):
        schedule_article(fresh(other), release_at=NOW, by=team.dee, at=NOW)


def test_a_correction_is_signed_again_and_says_what_was_corrected(team):
    article = published(team)
    correct_article(article, by=team.dee, at=RELEASE_AT)
    assert fresh(article).state == ArticleState.DRAFTING
    save_article(article, values={"title": "Ask about fathers"}, revision=0, by=team.dee, at=RELEASE_AT)
    signed(team, fresh(article))
    with pytest.raises(NotAllowed, match="what was corrected"):
        schedule_article(fresh(article), release_at=RELEASE_AT + SECOND, by=team.dee, at=RELEASE_AT)
    schedule_article(
        fresh(article),
        release_at=RELEASE_AT + SECOND,
        correction_note="The title",
        by=team.dee,
        at=RELEASE_AT,
    )
    assert PublicArticle.objects.get().title == "Ask about dad"
    release_articles_due(at=RELEASE_AT + SECOND)
    public = PublicArticle.objects.get()
    assert (public.title, public.slug) == ("Ask about fathers", "ask-about-dad")
    assert public.corrections[0]["note"] == "The title"


def test_a_new_version_of_guidance_leaves_the_earlier_one_to_be_read(team):
    article = published(team, begun(team, "guidance"))
    correct_article(article, by=team.dee, at=RELEASE_AT)
    changed = {"version_words": "Version 2.0", "version_note": "A new step"}
    save_article(article, values=changed, revision=0, by=team.dee, at=RELEASE_AT)
    signed(team, fresh(article))
    schedule_article(fresh(article), release_at=RELEASE_AT + SECOND, by=team.dee, at=RELEASE_AT)
    release_articles_due(at=RELEASE_AT + SECOND)
    public = PublicArticle.objects.get()
    assert public.corrections == []
    assert [row.version_words for row in public.versions.all()] == ["Version 2.0", "Version 1.0"]


def test_a_withdrawn_article_says_why_and_is_never_public_again(team):
    article = published(team)
    with pytest.raises(NotAllowed, match="Enter why"):
        withdraw_article(article, reason=" ", by=team.dee, at=RELEASE_AT)
    withdraw_article(article, reason="It named a wrong number", by=team.dee, at=RELEASE_AT)
    assert PublicArticle.objects.get().withdrawn_why == "It named a wrong number"
    assert fresh(article).state == ArticleState.WITHDRAWN
    for verb in (
        lambda: withdraw_article(article, reason="Again", by=team.dee, at=RELEASE_AT),
        lambda: correct_article(article, by=team.dee, at=RELEASE_AT),
        lambda: save_article(article, values={"title": "x"}, revision=0, by=team.dee, at=RELEASE_AT),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_what_was_never_public_is_not_withdrawn(team):
    with pytest.raises(NotAllowed, match="nothing to withdraw"):
        withdraw_article(begun(team), reason="x", by=team.dee, at=NOW)

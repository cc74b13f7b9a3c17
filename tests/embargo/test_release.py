"""Under embargo the public side holds nothing; at the minute it holds all; withdrawn, it holds the reason.

Time is passed in: no test waits for a clock.
"""

from __future__ import annotations

import logging
import random
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote, unquote

import pytest
from django.core import mail as outbox
from django.urls import get_resolver

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.calendar import london
from jigsaw.documents.edition import fingerprint
from jigsaw.documents.reading import edition_from
from jigsaw.files import storing
from jigsaw.learning.article_rules import SECTIONS
from jigsaw.library.models import PublishedEdition
from jigsaw.notices.actions import send_waiting_mail
from jigsaw.notices.models import Mail
from jigsaw.publishing import actions
from jigsaw.publishing.models import Publication, Release, Signature, Version
from jigsaw.publishing.rules import Decision, DocumentState, NotAllowed, ReleaseState, Stage
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT, edition, fresh
from tests.embargo.markers import (
    SLUG,
    TITLE,
    index_of_search,
    marked_edition,
    needles_of,
    public_database,
    public_media,
    traces,
)
from tests.public_site import public_site

__all__ = ["public_site"]
pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def team(db):
    home = factories.partnership()
    people = {key: factories.person(home, name, role) for key, (name, role) in factories.PEOPLE.items()}
    return SimpleNamespace(partnership=home, **people)


def routes() -> list[str]:
    """The routes of the public site, like library/<slug:slug>/files/<str:filename>."""
    found, waiting = [], [("", get_resolver("jigsaw.config.urls_public"))]
    while waiting:
        lead, place = waiting.pop()
        for each in place.url_patterns:
            route = lead + str(each.pattern)
            if hasattr(each, "url_patterns"):
                waiting.append((route, each))
            else:
                found.append(route)
    return sorted(found)


def places(slug: str, filenames: list[str], publisher: str = "alderbrook") -> list[str]:
    """Every address of the public site, with this edition's own values put where a route asks for one."""
    values = {
        "<slug:slug>": [slug],
        "<str:filename>": filenames,
        "<slug:publisher>": [publisher],
        "<slug:term>": ["unseen-fathers"],
        "<int:number>": ["1"],
        "<slug:event>": [slug],
        "<slug:booking>": [slug],
        "<slug:code>": [slug],
        "<section:section>": list(SECTIONS),
        "<slug:article>": [slug],
        "<slug:token>": [slug],
        "<path:spelling>": [slug.upper(), "ASCP%202024-25%2F77"],
    }
    found = [""]
    for route in routes():
        made = [route]
        for name, given in values.items():
            made = [m.replace(name, value) for m in made for value in (given if name in m else [""])]
        assert "<" not in "".join(made), f"{route} takes a value that this test does not know"
        found += made
    return [f"/{address}" for address in found]


def answers(site, address: str) -> list:
    """What an address gives: whole, its head alone, a part of it, and to a reader who asks for changes."""
    return [
        site.get(address),
        site.head(address),
        site.get(address, headers={"range": "bytes=0-99"}),
        site.get(address, headers={"if-none-match": "*"}),
        site.get(f"{address}?q={quote(TITLE)}&page=2"),
    ]


def body(answer) -> bytes:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content + str(dict(answer.headers)).encode()


def nothing_is_out(site, release: Release, needles: list[bytes], filenames: list[str]) -> None:
    """Walk all that the public could reach, and all that lies behind it."""
    for address in places(SLUG, filenames):
        for answer in answers(site, address):
            # A page may repeat what it was asked for; all else that it says must be innocent.
            asked = f"{address} {unquote(answer.request['QUERY_STRING'])}".lower()
            told = [
                needle
                for needle in traces(body(answer), needles)
                if needle.decode("latin-1").lower() not in asked
            ]
            assert told == [], (address, answer.status_code, told[:1])
            if SLUG in asked or "ascp%20" in asked:
                assert answer.status_code == 404, address
    assert traces(public_database(), needles) == []
    assert traces(public_media(), needles) == []
    assert traces(storing.read(release.sealed_as), needles) == []


def test_a_marked_edition_is_nowhere_before_its_minute_everywhere_after_and_gone_when_withdrawn(
    team, caplog, request
):
    """The whole way with the real pack. Fails when one byte of it is public early, or one place stays silent."""
    caplog.set_level(logging.DEBUG, logger="jigsaw")
    release = factories.scheduled(team, draft=marked_edition())
    send_waiting_mail(at=NOW)
    documents = list(release.version.documents.all())
    needles = needles_of(documents)
    filenames = [document.filename for document in documents if document.format != "html"]
    assert len(filenames) == 6
    site = request.getfixturevalue("public_site")

    for before in (timedelta(days=8), timedelta(minutes=1), SECOND, timedelta(microseconds=1)):
        moment = RELEASE_AT - before
        assert actions.release_due(at=moment) == []
        with pytest.raises(NotAllowed):
            actions.release_now(release, by=team.dee, at=moment)
    quiet_channels_are_quiet(caplog, needles)
    nothing_is_out(site, release, needles, filenames)
    caplog.clear()

    assert [row.pk for row in actions.release_due(at=RELEASE_AT)] == [release.pk]
    quiet_channels_are_quiet(caplog, needles)
    everything_is_out(site, documents)
    # The detectors do detect: what they did not find before is what they find now.
    assert len(traces(public_database(), needles)) > 200
    assert len(traces(index_of_search(), needles)) > 190
    assert len(traces(public_media(), needles)) >= 6

    publication = Publication.rows.get(pk=release.publication_id)
    actions.withdraw_publication(publication, reason="A name could be worked out", by=team.dee, at=RELEASE_AT)
    for address in [f"/library/{SLUG}/", *(f"/library/{SLUG}/files/{name}" for name in filenames)]:
        answer = site.get(address)
        assert answer.status_code == 410, address
        assert TITLE.encode() not in body(answer)
    assert b"A name could be worked out" in site.get(f"/library/{SLUG}/").content
    assert traces(public_media(), needles) == []
    assert traces(index_of_search(), needles) == []


def quiet_channels_are_quiet(caplog, needles: list[bytes]) -> None:
    """Mail, audit trail, logs and the queue say that something happened, never what it says."""
    from django_tasks_db.models import DBTaskResult

    people = [b"Marcus Bell", b"Joan Firth", b"Priya Nair", b"Helen Marsh"]
    assert Mail.objects.exists()
    assert outbox.outbox
    mails = [(m.key, m.subject, m.body) for m in Mail.objects.all()]
    sent = [(m.subject, m.body, str(m.extra_headers)) for m in outbox.outbox]
    events = list(Event.objects.values_list("verb", "about", "details", "by"))
    queued = list(DBTaskResult.objects.values_list("args_kwargs", "exception_class_path", "traceback"))
    for channel in (mails, sent, events, queued, caplog.text):
        assert traces(str(channel), [*needles, *people]) == []


def everything_is_out(site, documents) -> None:
    """The review, its report and briefing, its six files, and the lists."""
    assert TITLE.encode() in site.get(f"/library/{SLUG}/").content
    report = site.get(f"/library/{SLUG}/report/").content
    assert sum(needle in report for needle in needles_of([])[:200]) >= 190
    assert site.get(f"/library/{SLUG}/briefing/").status_code == 200
    for document in documents:
        if document.format != "html":
            answer = site.get(f"/library/{SLUG}/files/{document.filename}")
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert content == storing.read(document.stored_as)
    for listing in ("/", "/library/", "/partnerships/alderbrook/"):
        assert TITLE.encode() in site.get(listing).content, listing


def signed_for(team, day: date) -> Publication:
    """A signed publication of a day, written straight into its rows: this test is about time alone."""
    plain = edition(published_on=day.isoformat())
    with act("seed", by="tests", at=NOW, partnership=team.partnership):
        publication = Publication.rows.create(
            partnership=team.partnership,
            stage=Stage.SIGNED,
            draft=plain,
            draft_changed_at=NOW,
            started_at=NOW,
            started_by=team.priya,
        )
        common = {"partnership": team.partnership}
        seal = fingerprint(edition_from(plain))
        version = Version.rows.create(
            publication=publication,
            number=1,
            edition=plain,
            fingerprint=seal,
            what_changed="First",
            made_at=NOW,
            made_by=team.priya,
            documents_state=DocumentState.MADE,
            documents_made_at=NOW,
            **common,
        )
        for person in (team.marcus, team.joan):
            Signature.rows.create(
                version=version, person=person, decision=Decision.SIGN, fingerprint=seal, at=NOW, **common
            )
    return publication


# In London: the clocks go forward at 1am on 29 March 2026 and back at 2am on 25 October 2026.
CHANGES = [
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2028, 2, 29, 0, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, 59, 999999, tzinfo=UTC),
    datetime(2026, 6, 29, 23, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
]


def moments(count: int, seed: int) -> list[datetime]:
    """Moments between 2026 and 2028, half of them within two hours of a change of the clocks."""
    chance = random.Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = list(CHANGES)
    while len(found) < count:
        if chance.random() < 0.5:
            found.append(chance.choice(CHANGES[:5]) + timedelta(seconds=chance.randint(-7200, 7200)))
        else:
            found.append(start + timedelta(seconds=chance.randint(0, 3 * 365 * 86400)))
    return found


def plan(publication: Publication, team, release_at: datetime, at: datetime) -> Release:
    """Plan a release without copies sent, which is explained."""
    return actions.schedule_release(
        publication, release_at=release_at, by=team.dee, at=at, copies_reason="This test is about time"
    )


def ticks(chance: random.Random, release_at: datetime) -> list[datetime]:
    """What a worker's clock shows, second after second, when it is set back or forward by up to two minutes."""
    shown = [release_at + timedelta(seconds=chance.uniform(-150, -1))]
    for _ in range(10):
        shown.append(shown[-1] + timedelta(seconds=chance.choice([1, 1, 1, 20, chance.uniform(-120, 120)])))
    edges = [release_at - timedelta(microseconds=1), release_at - SECOND, release_at - timedelta(minutes=2)]
    return [*edges, *shown, release_at, release_at - timedelta(minutes=2), release_at + timedelta(minutes=2)]


@pytest.mark.parametrize("seed", range(4))
def test_early_never_whatever_the_clock_does(team, seed):
    """30 moments a seed, 120 in all. Fails when a tick before the moment releases, or one after it does not."""
    chance = random.Random(seed)
    for release_at in moments(30, seed):
        publication = signed_for(team, london.to_london(release_at).date())
        before = release_at - timedelta(days=1)
        release = plan(publication, team, release_at, before)
        out_at = None
        for shown in ticks(chance, release_at):
            done = actions.release_due(at=shown)
            if out_at is None and shown < release_at:
                assert done == [], (release_at, shown)
                assert not PublishedEdition.objects.filter(pk=publication.pk).exists()
            elif out_at is None:
                assert [row.pk for row in done] == [release.pk], (release_at, shown)
                out_at = shown
            else:
                assert done == [], "released twice"
        kept = fresh(release)
        assert (kept.state, kept.released_at) == (ReleaseState.RELEASED, out_at)
        assert PublishedEdition.objects.get(pk=publication.pk).released_at == out_at
        assert Event.objects.filter(verb="release_publication", details__release=str(release.pk)).count() == 1


def test_the_hour_that_happens_twice_is_two_moments(team):
    """1:30am in London on 25 October 2026: planned for the second one, it is not out at the first."""
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert london.to_london(first).time() == london.to_london(second).time()
    publication = signed_for(team, date(2026, 10, 25))
    plan(publication, team, second, NOW)
    assert actions.release_due(at=first) == []
    assert len(actions.release_due(at=second)) == 1

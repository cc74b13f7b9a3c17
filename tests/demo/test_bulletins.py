"""The demo's updates by email, through the same acts as in use."""

from __future__ import annotations

import time

import pytest

from jigsaw.config.demo import bulletins
from jigsaw.config.demo.articles import seed_articles
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.learning.models import LookedFor, OutgoingMail, Subscription
from jigsaw.library.actions import receive
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.tests import factories
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.queries.bulletins import progress_of, told_items
from tests.public_site import released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_march_was_sent_and_april_waits_for_approval():
    """Fails when the demo does not show what the pages are for, sends mail of the past, or takes long to seed."""
    home = factories.partnership()
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    joan = factories.person(home, "Joan Firth", Role.CO_CHAIR)
    receive(released_edition(1), at=BEGINNING)
    seed_articles(home, by=dee, signer=joan)
    begun = time.process_time()
    march = bulletins.seed_readers_and_march(home, by=dee)
    april = bulletins.seed_april(home, by=dee, now=BEGINNING)
    assert time.process_time() - begun < 2
    march.refresh_from_db()
    progress = progress_of(march)
    assert (march.state, april.state) == ("sent", "proposed")
    assert progress is not None
    assert (progress.of, progress.written, progress.bounced) == (32, 32, 2)
    assert progress.finished_at is not None
    assert progress.region is not None
    assert progress.region.written == 8
    assert told_items(april, at=BEGINNING)
    assert MonthlyBulletin.rows.filter(state="proposed").count() == 1
    assert Subscription.objects.filter(ended_at=None).count() == bulletins.READERS - 2
    assert all(row.email.endswith(".example") for row in Subscription.objects.all())
    assert LookedFor.objects.count() == 7
    assert not OutgoingMail.objects.filter(sent_at=None, given_up_at=None).exists()

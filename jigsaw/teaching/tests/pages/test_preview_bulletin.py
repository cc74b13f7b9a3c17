"""The mail before it is mailed."""

import pytest

from jigsaw.learning.actions.bulletins import send_bulletins
from jigsaw.learning.tests.subscribers import bulletins
from jigsaw.publishing.tests.pages.reading import page_of, text
from jigsaw.teaching.actions.bulletins import hand_over_bulletins, write_bulletin
from jigsaw.teaching.queries.bulletins import OWN_LINK, told_items
from jigsaw.teaching.tests.bulletins import MORNING, approved, now, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_the_text_is_the_mail_but_for_the_readers_own_links(team, priya):
    """Fails when what is previewed is not what readers get."""
    bulletin = proposed()
    write_bulletin(bulletin, introduction="One.\n\nTwo.", left_out=[], revision=0, by=team.dee, at=MORNING)
    tree = page_of(priya.get(where("preview_bulletin", bulletin)))
    shown = tree.xpath("//pre")[0].text_content()
    approved(team, now(bulletin))
    hand_over_bulletins(at=MORNING)
    send_bulletins(at=MORNING)
    (mail,) = bulletins()
    own = mail.headers["List-Unsubscribe"].rstrip("/>").rpartition("/")[2]
    assert mail.body.replace(own, OWN_LINK).strip() == shown.strip()
    assert mail.subject in tree.xpath("//main")[0].text_content()


def test_where_nothing_is_told_there_is_no_mail_and_no_stranger_sees_it(team, priya, browse, stranger):
    bulletin = proposed()
    keys = [each.key for each in told_items(bulletin, at=MORNING)]
    write_bulletin(bulletin, introduction="", left_out=keys, revision=0, by=team.dee, at=MORNING)
    assert "there is no mail" in text(priya.get(where("preview_bulletin", bulletin)))
    assert stranger.get(where("preview_bulletin", bulletin)).status_code == 404
    assert browse(team.marcus).get(where("preview_bulletin", bulletin)).status_code == 404
    assert priya.post(where("preview_bulletin", bulletin)).status_code == 405

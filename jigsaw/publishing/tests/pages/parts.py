"""What holds for every page that writes a part: kept as typed, nothing else changed, nothing lost."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import Any

from jigsaw.publishing import actions, drafts
from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages.reading import address, draft_of, filled, page_of, text


def sent(client: Any, where: str, **changes: Any) -> Any:
    """Open the page, change some fields, send the form with "Save and continue"."""
    fields = filled(client.get(where))
    return client.post(where, fields | changes)


def saving_as_it_stands_changes_nothing(client: Any, publication: Publication, where: str) -> None:
    """A form that is opened and saved gives back exactly the draft that it was opened with."""
    before = deepcopy(draft_of(publication))
    answer = sent(client, where)
    assert answer.status_code == 302, text(answer)
    assert draft_of(publication) == before
    assert Publication.rows.get(pk=publication.pk).draft_revision == publication.draft_revision


def fields_that_nobody_asked_for_change_nothing(client: Any, publication: Publication, where: str) -> None:
    """Names of other parts, of columns and of nonsense, sent along with a page, have no effect."""
    before = deepcopy(draft_of(publication))
    extra = {
        "title_": "x", "stage": "published", "draft": "{}", "partnership": "x", "started_by": "x",
        "themes": "x", "id": "x", "draft_revision": "99", "release_at": "2030-01-01", "signatures_needed": "0",
    }  # fmt: skip
    assert sent(client, where, **extra).status_code == 302
    assert draft_of(publication) == before
    assert Publication.rows.get(pk=publication.pk).stage == publication.stage


def sending_twice_is_sending_once(client: Any, publication: Publication, where: str, **changes: Any) -> None:
    """The same form sent again (a double press, the way back) leaves one change."""
    fields = filled(client.get(where)) | changes
    assert client.post(where, fields).status_code == 302
    once = Publication.rows.get(pk=publication.pk)
    assert client.post(where, fields).status_code == 302
    twice = Publication.rows.get(pk=publication.pk)
    assert (once.draft, once.draft_revision) == (twice.draft, twice.draft_revision)


def two_writers_lose_nothing(
    client: Any, team: Any, publication: Publication, where: str, *, part: str, field: str, theirs: Any
) -> None:
    """Dee saves while Priya writes: Priya sees who, both texts, keeps hers in the form, and may replace Dee's."""
    fields = filled(client.get(where))
    mine = "Priya wrote these very words"
    value = deepcopy(drafts.part_of(publication.draft, part))
    value[field] = theirs
    later = factories.NOW - timedelta(minutes=4)
    actions.save_part(
        publication, part=part, value=value, revision=publication.draft_revision, by=team.dee, at=later
    )
    answer = client.post(where, fields | {field: mine})
    assert answer.status_code == 200
    shown = text(answer)
    assert "Dee Lowe saved this part at 9:56am BST, Monday 22 June 2026" in shown
    assert str(theirs) in shown
    assert mine in shown
    again = filled(answer)
    assert again[field] == [mine]
    assert drafts.part_of(draft_of(publication), part)[field] == theirs
    assert client.post(where, again).status_code == 302
    assert drafts.part_of(draft_of(publication), part)[field] == mine


def an_expired_session_keeps_the_text(client: Any, browse: Any, team: Any, where: str, field: str) -> None:
    """Signed out while writing: after signing in, the page is there with what was typed."""
    typed = filled(client.get(where)) | {field: "Typed before the session ended"}
    client.logout()
    answer = client.post(where, typed)
    assert answer.status_code == 302
    assert "kept" in answer["Location"]
    from urllib.parse import parse_qs, urlsplit

    back = parse_qs(urlsplit(answer["Location"]).query)["next"][0]
    kept = client.session
    waiting = dict(kept.items())
    client.force_login(team.priya)
    session = client.session
    session.update({name: value for name, value in waiting.items() if not name.startswith("_auth")})
    session.save()
    page = client.get(back)
    assert page.status_code == 200
    assert filled(page)[field] == ["Typed before the session ended"]


def unfinished_work_is_kept_for_later(
    client: Any, publication: Publication, where: str, **changes: Any
) -> None:
    """ "Save and come back later" keeps a part that is not whole."""
    answer = sent(client, where, later="yes", **changes)
    assert answer.status_code == 302, text(answer)
    page_of(client.get(address("view_publication", publication)))

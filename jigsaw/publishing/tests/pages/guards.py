"""What holds for every page: who may open it, and that another partnership's publication is not there."""

from __future__ import annotations

from typing import Any

from jigsaw.audit.models import Event
from jigsaw.publishing.models import Publication


def may_open(team: Any, browse: Any, where: str, *names: str, post: dict[str, Any] | None = None) -> None:
    """Of Alderbrook's people exactly these may open the page; for the others it is not there, and nothing changes."""
    for name in ("priya", "dee", "marcus", "joan"):
        client = browse(getattr(team, name))
        if name in names:
            assert client.get(where).status_code in (200, 405), name
        else:
            before = Publication.rows.values_list("draft_revision", "stage").first()
            assert client.get(where).status_code == 404, name
            assert client.post(where, post or {}).status_code == 404, name
            assert Publication.rows.values_list("draft_revision", "stage").first() == before


def not_there_for(stranger: Any, where: str, post: dict[str, Any] | None = None) -> None:
    """Another partnership's page answers as one that is missing, and tells nothing."""
    verbs = Event.objects.exclude(verb="refused").count()
    for answer in (stranger.get(where), stranger.post(where, post or {})):
        assert answer.status_code == 404
        assert b"Seen but not known" not in answer.content
        assert b"ASCP 2024-25/02" not in answer.content
    assert Event.objects.exclude(verb="refused").count() == verbs

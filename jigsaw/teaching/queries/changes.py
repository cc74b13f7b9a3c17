"""What a webinar's draft says otherwise than its public version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import to_jsonable_python

from jigsaw.calendar.london import moment_words
from jigsaw.documents.vocabulary import vocabulary
from jigsaw.teaching.models import Webinar

# What crosses, by field; times cross as moments.
CROSSING = (
    *("title", "summary", "starts_at", "ends_at", "joining_address", "contact_email", "places"),
    *("speakers", "sessions", "objectives", "organisations", "editions", "themes"),
)
LABELS = {
    "title": "Title",
    "summary": "Summary",
    "starts_at": "Start",
    "ends_at": "End",
    "places": "Places",
    "objectives": "What people will be able to do",
    "sessions": "Sessions",
    "speakers": "Speakers",
    "joining_address": "Joining address",
    "contact_email": "Contact email address",
    "organisations": "Organisations to choose from",
    "editions": "Published reviews",
    "themes": "Themes",
}
MOMENTS = ("starts_at", "ends_at")


@dataclass(frozen=True)
class Difference:
    """One field that differs: what it is called, what is public, and what the draft says."""

    label: str
    before: str
    after: str


def public_values(webinar: Webinar) -> dict[str, Any]:
    """What the public version says, as it is kept beside the draft."""
    kept: dict[str, Any] = to_jsonable_python({name: getattr(webinar, name) for name in CROSSING})
    return kept


def has_moved(webinar: Webinar) -> bool:
    """Whether the draft has another time than the public version; False before the first."""
    if not webinar.public:
        return False
    now = public_values(webinar)
    return any(now[name] != webinar.public.get(name) for name in ("starts_at", "ends_at"))


def changes_of(webinar: Webinar) -> list[Difference]:
    """What the draft says otherwise than the public version; nothing before the first."""
    if not webinar.public:
        return []
    now = public_values(webinar)
    return [
        Difference(label, said(name, webinar.public.get(name)), said(name, now[name]))
        for name, label in LABELS.items()
        if now[name] != webinar.public.get(name)
    ]


def said(name: str, value: Any) -> str:
    """A value as people read it."""
    if value is None or value == "" or value == []:
        return "Nothing"
    if name in MOMENTS:
        return moment_words(datetime.fromisoformat(value))
    if name == "editions":
        return f"{len(value)} review{'' if len(value) == 1 else 's'}"
    if name == "themes":
        return ", ".join(theme_words(value))
    if isinstance(value, list):
        return "\n".join(_line(each) for each in value)
    return str(value)


def theme_words(slugs: list[str]) -> list[str]:
    """Themes in the words of the vocabulary; a slug that it does not have as it is."""
    known = {term.slug: term.label for group in vocabulary()["themes"] for term in group.terms}
    return [known.get(slug, slug) for slug in slugs]


def _line(value: Any) -> str:
    return ", ".join(str(each) for each in value.values() if each) if isinstance(value, dict) else str(value)

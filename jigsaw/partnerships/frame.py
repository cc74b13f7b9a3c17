"""What stands round every page of the staff site: whose page it is, who is signed in, where one can go."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jigsaw.calendar.london import moment_words
from jigsaw.calendar.present import present
from jigsaw.partnerships.keeping import mark_of
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.places import navigation

DEMONSTRATION = "Every person, partnership and review here is invented."


class Held(NamedTuple):
    """A role that somebody holds in a partnership now."""

    role: str
    partnership_id: UUID


def memberships_of(request: HttpRequest) -> list[Held]:
    """The roles that the person of this request holds now, read once a request."""
    held = getattr(request, "memberships_held", None)
    if held is None:
        held = request.memberships_held = held_by(request.user)  # type: ignore[attr-defined]
    return held


def held_by(person: Any) -> list[Held]:
    """What `Membership.current` says, as plain values in plain SQL: every page of the staff site asks for it."""
    if not getattr(person, "is_active", False) or person.pk is None:
        return []
    native = connection.features.has_native_uuid_field
    with connection.cursor() as cursor:
        cursor.execute(HELD_NOW, [person.pk if native else person.pk.hex])
        found = cursor.fetchall()
    return [Held(role, home if native else UUID(home)) for role, home in found]


HELD_NOW = """SELECT role, partnership_id FROM partnerships_membership
  WHERE person_id = %s AND ended_at IS NULL ORDER BY id"""


def frame(request: HttpRequest, partnership: Partnership | None = None) -> dict[str, Any]:
    """The variables of the staff layout for this request, in the colours of the partnership if there is one."""
    person = request.user
    signed_in = person.is_authenticated
    return {
        "site_name": partnership.name if partnership else "Jigsaw",
        "colours_href": _address("colours", partnership.slug) if partnership else "",
        "home_href": "/",
        "places": navigation(request, {m.role for m in memberships_of(request)}) if signed_in else [],
        "person_name": getattr(person, "full_name", ""),
        "sign_out_href": _address("account_logout") if signed_in else "",
        "autosave_href": reverse("autosave") if signed_in else "",
        "autosave_mark": mark_of(person) if signed_in else "",
        "demonstration": demonstration() if settings.DEMO else "",
    }


def demonstration() -> SafeString:
    """What the band of the demonstration says: that all is invented, what time it is here, where to move it."""
    said = format_html("{} It is {} here.", DEMONSTRATION, moment_words(present()))
    try:
        return format_html(
            '{} <a class="govuk-link" href="{}">Move the time</a>', said, reverse("time_machine")
        )
    except NoReverseMatch:
        return said


@lru_cache(maxsize=256)
def _address(name: str, *given: str) -> str:
    return reverse(name, args=given)

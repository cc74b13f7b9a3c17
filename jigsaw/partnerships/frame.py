"""What stands round every page of the staff site: whose page it is, who is signed in, where one can go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jigsaw.calendar.london import moment_words
from jigsaw.calendar.present import present
from jigsaw.partnerships.keeping import mark_of
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.places import navigation

DEMONSTRATION = "Every person, partnership and review here is invented."


def memberships_of(request: HttpRequest) -> list[Membership]:
    """The memberships that the person of this request holds now, read once a request."""
    held = getattr(request, "memberships_held", None)
    if held is None:
        held = request.memberships_held = list(Membership.current(request.user))  # type: ignore[attr-defined]
    return held


def frame(request: HttpRequest, partnership: Partnership | None = None) -> dict[str, Any]:
    """The variables of the staff layout for this request, in the colours of the partnership if there is one."""
    person = request.user
    signed_in = person.is_authenticated
    return {
        "site_name": partnership.name if partnership else "Jigsaw",
        "colours_href": reverse("colours", args=[partnership.slug]) if partnership else "",
        "home_href": "/",
        "places": navigation(request, {m.role for m in memberships_of(request)}) if signed_in else [],
        "person_name": getattr(person, "full_name", ""),
        "sign_out_href": reverse("account_logout") if signed_in else "",
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

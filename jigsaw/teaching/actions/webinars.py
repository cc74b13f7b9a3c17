"""Start a webinar, write its parts, make it public or a change of it, cancel it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.learning.actions.events import cancel_event, receive_event
from jigsaw.learning.event_details import EventDetails
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.publishing.actions.crossing import publisher_details
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.queries.changes import CROSSING, has_moved, public_values
from jigsaw.teaching.rules import webinars as rules
from jigsaw.teaching.rules.webinars import PARTS, WebinarState

MOVED_ON = "Somebody saved this webinar while you were reading. Look at it again before you make it public."
# A try that was cut off after the public side had taken it leaves its number used.
MOST_TRIES = 20


def start_webinar(*, partnership: Partnership, title: str, by: Person, at: datetime) -> Webinar:
    """Start a draft. The form of booking begins with the partnership's agencies. Raises Refused without a title."""
    if not title.strip():
        raise Refused("Enter the title", "title")
    with act("start_webinar", by=by, at=at, partnership=partnership) as under_way:
        made = Webinar(partnership=partnership, title=title.strip(), started_at=at, started_by=by)
        made.organisations = list(partnership.agencies.order_by("name").values_list("name", flat=True))
        made.save()
        under_way.about = made
    return made


def save_webinar(
    webinar: Webinar, *, part: str, values: Mapping[str, Any], revision: int | None, by: Person, at: datetime
) -> Webinar:
    """Save one part of the draft (rules.webinars.PARTS). Nothing of it is public before `make_webinar_public`.

    `revision` is the one that the form was loaded with. Raises SavedMeanwhile when another person saved the part
    since, Refused for a cancelled webinar, a webinar without a title, or an end before the start.
    """
    with act("save_webinar", by=by, at=at, partnership=webinar.partnership, about=webinar, part=part):
        held = locked(webinar.pk)
        if held.state == WebinarState.CANCELLED:
            raise Refused(rules.CANCELLED_ALREADY)
        if part == "about":
            if not str(values.get("title") or "").strip():
                raise Refused("Enter the title", "title")
            rules.times_fit(values)
        take_turn(held, part, revision=revision, by=by, at=at)
        for name in PARTS[part]:
            if name in values:
                setattr(held, name, values[name])
        held.save()
    return held


def make_webinar_public(webinar: Webinar, *, revision: int, by: Person, at: datetime) -> Webinar:
    """Make the webinar public, or what was changed of it; people with a place are told of a new time.

    `revision` is what the person saw before. Raises Refused for a webinar that lacks something, lies behind, is
    cancelled, or was saved by somebody meanwhile.
    """
    with act("make_webinar_public", by=by, at=at, partnership=webinar.partnership) as under_way:
        held = locked(webinar.pk)
        under_way.about = held
        if held.revision != revision:
            raise Refused(MOVED_ON)
        rules.may_be_public(held, moved=has_moved(held), at=at)
        held.slug = _receive(held, at)
        held.state, held.public_at, held.public_by = WebinarState.PUBLIC, at, by
        held.public = public_values(held)
        under_way.details["version"] = held.version
        held.save()
    return held


def cancel_webinar(webinar: Webinar, *, why: str, by: Person, at: datetime) -> Webinar:
    """Cancel the webinar; everybody with a place or in the line is told why. Raises Refused."""
    with act("cancel_webinar", by=by, at=at, partnership=webinar.partnership, about=webinar):
        held = locked(webinar.pk)
        said = rules.may_be_cancelled(held, why=why, at=at)
        if held.version:
            cancel_event(str(held.pk), why=said, at=at)
        held.state, held.cancelled_at, held.cancelled_by = WebinarState.CANCELLED, at, by
        held.cancelled_why = said
        held.save()
    return held


def locked(pk: Any) -> Webinar:
    """The webinar, held until the act ends."""
    return Webinar.rows.select_for_update(of=("self",)).select_related("partnership").get(pk=pk)


def details_of(webinar: Webinar, *, version: int) -> EventDetails:
    """The webinar as it crosses to the public side. Raises Refused where its times are not known."""
    if webinar.starts_at is None or webinar.ends_at is None:
        raise Refused("Enter the day, the start and the end")
    values = {name: getattr(webinar, name) for name in CROSSING}
    return EventDetails(
        id=str(webinar.pk),
        version=version,
        publisher=publisher_details(webinar.partnership),
        slug=webinar.slug or slugify(webinar.title)[:100] or "webinar",
        **values,
    )


def _receive(held: Webinar, at: datetime) -> str:
    try:
        for _ in range(MOST_TRIES):
            held.version += 1
            received = receive_event(details_of(held, version=held.version), at=at)
            if received.changed:
                return received.slug
    except NotAnEvent as fault:
        raise Refused(str(fault)) from fault
    raise Refused("The public side has newer versions of this webinar. Tell whoever looks after Jigsaw.")

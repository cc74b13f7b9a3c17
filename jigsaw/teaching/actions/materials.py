"""Put recording, transcript and slides of a webinar on its public page, and take them off again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.files import storing
from jigsaw.learning.actions.materials import receive_materials, remove_materials
from jigsaw.learning.afterwards_details import Materials, Slides
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.teaching.actions.webinars import MOST_TRIES, locked
from jigsaw.teaching.models import Webinar, WebinarMaterials

FOLDER = "webinars"
NOTHING_THERE = "There is no recording and there are no slides on the public page."
NEWER = "The public side has newer versions of these materials. Tell whoever looks after Jigsaw."


@dataclass(frozen=True)
class SlidesFile:
    """Slides that passed the gate: `format` is pdf or pptx."""

    name: str
    format: str
    content: bytes


def publish_materials(
    webinar: Webinar, *, recording_address: str, captions: str, transcript: list[str], slides: SlidesFile | None,
    keep_slides: bool, revision: int | None, by: Person, at: datetime,
) -> WebinarMaterials:  # fmt: skip
    """Put recording and slides on the public page, in the place of what is there.

    `keep_slides` leaves the slides that are there where no others are given. Raises Refused for a recording without
    captions or transcript (WCAG 2.2, 1.2.2 and 1.2.3), and before the end; SavedMeanwhile.
    """
    if not webinar.is_over(at):
        raise Refused("Recording and slides go on the page after the webinar has ended.")
    stored = storing.store(slides.content, folder=FOLDER) if slides else ""
    replaced = ""
    try:
        with act(
            "publish_materials", by=by, at=at, partnership=webinar.partnership, about=webinar
        ) as under_way:
            held = _row(locked(webinar.pk), by, at)
            take_turn(held, "materials", revision=revision, by=by, at=at)
            held.recording_address, held.captions, held.transcript = recording_address, captions, transcript
            if slides or not keep_slides:
                replaced = held.slides_stored_as
                _put_slides(held, slides, stored)
            held.changed_at, held.changed_by = at, by
            _receive(held, at)
            under_way.details["version"] = held.version
            held.save()
    except BaseException:
        _remove(stored)
        raise
    _remove(replaced)
    return held


def take_off_materials(webinar: Webinar, *, by: Person, at: datetime) -> WebinarMaterials:
    """Take recording, transcript and slides off the public page, and erase them here too. Others can be put there.

    The row stays, so that somebody who still has the page with the old words open is told before they save them.
    Raises Refused where nothing is on the page.
    """
    with act("take_off_materials", by=by, at=at, partnership=webinar.partnership, about=webinar) as under_way:
        held = _row(locked(webinar.pk), by, at)
        if not held.is_on_page:
            raise Refused(NOTHING_THERE)
        take_turn(held, "materials", revision=None, by=by, at=at)
        removed = held.slides_stored_as
        held.recording_address, held.captions, held.transcript = "", "", []
        _put_slides(held, None, "")
        held.changed_at, held.changed_by = at, by
        held.save()
        remove_materials(str(webinar.pk), at=at)
        under_way.details["version"] = held.version
    _remove(removed)
    return held


def _put_slides(held: WebinarMaterials, slides: SlidesFile | None, stored: str) -> None:
    held.slides_stored_as = stored
    held.slides_name = _public_name(held.webinar, slides) if slides else ""
    held.slides_sha256 = hashlib.sha256(slides.content).hexdigest() if slides else ""


def _remove(stored: str) -> None:
    if stored:
        storing.remove(stored)


def _row(webinar: Webinar, by: Person, at: datetime) -> WebinarMaterials:
    """What is there, or a new row; its webinar is the one that is held."""
    held = WebinarMaterials.rows.filter(webinar=webinar).first()
    if held is None:
        held = WebinarMaterials(
            partnership=webinar.partnership, webinar=webinar, changed_at=at, changed_by=by
        )
    held.webinar = webinar
    return held


def _receive(held: WebinarMaterials, at: datetime) -> None:
    slides = None
    if held.slides_stored_as:
        content = storing.read(held.slides_stored_as)
        slides = Slides(held.slides_name, held.slides_name.rpartition(".")[2], content)
    try:
        for _ in range(MOST_TRIES):
            held.version += 1
            sent = Materials(
                version=held.version,
                recording_address=held.recording_address,
                captions=held.captions,
                transcript=list(held.transcript),
                slides=slides,
            )
            if receive_materials(str(held.webinar.pk), sent, at=at):
                return
    except NotAnEvent as fault:
        raise Refused(str(fault)) from fault
    raise Refused(NEWER)


def _public_name(webinar: Webinar, slides: SlidesFile) -> str:
    """The name under which readers save the slides: letters, digits and hyphens."""
    return f"{webinar.slug[:90]}-slides.{slides.format}"

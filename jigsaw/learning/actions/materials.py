"""The door of materials: the recording of a webinar with its transcript, and its slides, there and off again."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction

from jigsaw.files import storing
from jigsaw.learning.afterwards_details import Materials, Slides
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.learning.models import Event, EventMaterials
from jigsaw.library.actions import STORAGE
from jigsaw.library.rules import FILENAME

log = logging.getLogger(__name__)
SLIDE_FORMATS = ("pdf", "pptx")


def receive_materials(event_id: str, materials: Materials, *, at: datetime) -> bool:
    """Put the recording, its transcript and the slides on the page of an event that has been.

    Idempotent by version: the same version again changes nothing, an older one never replaces a newer one. Returns
    whether this call changed anything. Raises NotAnEvent, before anything is written, for a recording without captions
    or without a transcript (WCAG 2.2, 1.2.2 and 1.2.3), and for an event that is not public, is cancelled or has not
    ended.
    """
    check_materials(materials)
    stored, replaced = "", ""
    try:
        with transaction.atomic(using=settings.PUBLIC_DATABASE):
            event = Event.objects.select_for_update().filter(pk=event_id).first()
            _check_event(event, at)
            held = EventMaterials.objects.filter(event_id=event_id).first()
            if held is not None and materials.version <= held.version:
                return False
            replaced = held.slides_stored_as if held else ""
            if materials.slides:
                folder = f"events/{event_id}"
                stored = storing.store(materials.slides.content, folder=folder, storage=STORAGE)
            _write(event_id, materials, stored, at)
            Event.objects.filter(pk=event_id).update(changed_at=at)
    except BaseException:
        _remove(stored)
        raise
    _remove(replaced)
    return True


def remove_materials(event_id: str, *, at: datetime) -> bool:
    """Take recording, transcript and slides off the page of an event at once; nothing of them is kept.

    Returns whether this call did it: False where there are none.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        Event.objects.select_for_update().filter(pk=event_id).first()
        held = EventMaterials.objects.filter(event_id=event_id).first()
        if held is None:
            return False
        held.delete()
        Event.objects.filter(pk=event_id).update(changed_at=at)
    _remove(held.slides_stored_as)
    return True


def check_materials(materials: Materials) -> None:
    """Raise NotAnEvent for what must not reach the public side."""
    if not materials.recording_address and materials.slides is None:
        raise NotAnEvent("Give the address of the recording, or the slides")
    if materials.recording_address:
        if not materials.recording_address.startswith("https://"):
            raise NotAnEvent("The address of the recording must start with https://")
        if not materials.captions.strip():
            raise NotAnEvent("A recording needs captions. Say what captions it has, for example English.")
        if not any(each.strip() for each in materials.transcript):
            raise NotAnEvent("A recording needs a transcript. People who cannot hear it read it instead.")
    if materials.slides:
        _check_slides(materials.slides)


def _check_slides(slides: Slides) -> None:
    if slides.format not in SLIDE_FORMATS:
        raise NotAnEvent("Slides must be a PDF or PPTX file")
    if not FILENAME.fullmatch(slides.filename) or not slides.filename.endswith(f".{slides.format}"):
        raise NotAnEvent(
            f"The slides are called {slides.filename!r}. Names have letters, digits and hyphens, then .pdf or .pptx"
        )
    if not slides.content:
        raise NotAnEvent("The file of the slides is empty")


def _check_event(event: Event | None, at: datetime) -> None:
    if event is None:
        raise NotAnEvent("This event is not public, so its recording cannot be either")
    if event.state == Event.CANCELLED:
        raise NotAnEvent("This event was cancelled, so it has no recording and no slides")
    if at < event.ends_at:
        raise NotAnEvent("Recording and slides go on the page after the event has ended")


def _write(event_id: str, materials: Materials, stored: str, at: datetime) -> None:
    slides = materials.slides
    values = {
        "version": materials.version,
        "recording_address": materials.recording_address,
        "captions": materials.captions.strip(),
        "transcript": [each.strip() for each in materials.transcript if each.strip()],
        "slides_filename": slides.filename if slides else "",
        "slides_format": slides.format if slides else "",
        "slides_stored_as": stored,
        "slides_sha256": hashlib.sha256(slides.content).hexdigest() if slides else "",
        "slides_size": len(slides.content) if slides else 0,
        "slides_pages": slides.pages if slides else None,
        "received_at": at,
    }
    EventMaterials.objects.update_or_create(event_id=event_id, defaults=values)


def _remove(name: str) -> None:
    """Remove slides that no row names any more; where that fails the log says so, and no address leads to them."""
    if not name:
        return
    try:
        storing.remove(name, storage=STORAGE)
    except OSError:
        log.exception("Slides that are no longer public could not be removed")

"""Start a publication and write its draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import Act, act
from jigsaw.documents.edition import to_plain
from jigsaw.documents.reading import read_edition
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import drafts, rules
from jigsaw.publishing.actions.rows import RETURNED, ask_for_signatures, back_to_drafting, locked
from jigsaw.publishing.actions.versions import write_version
from jigsaw.publishing.models import Publication
from jigsaw.publishing.queries.signing import newest_version
from jigsaw.publishing.rules import DocumentState, DraftMoved, ReleaseState, Stage

WHOLE = "whole"
DRAFT_CHANGED = "The draft changed"


def start_publication(
    *, partnership: Partnership, by: Person, at: datetime, draft: dict[str, Any] | None = None
) -> Publication:
    """Start a publication. Without a draft it begins with the partnership's own details."""
    with act("start_publication", by=by, at=at, partnership=partnership) as under_way:
        begun = _write_start(partnership, draft or details_of(partnership), by, at)
        under_way.about = begun
    return begun


def upload_edition(
    *, partnership: Partnership, content: bytes, name: str, by: Person, at: datetime
) -> Publication:
    """Start a publication from an edition file and make version 1 of it.

    `name` is the file's name, for its messages. Raises EditionFaults with every fault and its path.
    """
    plain = _read(partnership, content, name)
    with act("upload_edition", by=by, at=at, partnership=partnership) as under_way:
        begun = _write_start(partnership, plain, by, at)
        under_way.about = begun
        write_version(begun, what_changed="Uploaded edition", by=by, at=at, act=under_way)
    return begun


def replace_draft(
    publication: Publication, *, content: bytes, name: str, by: Person, at: datetime
) -> Publication:
    """Put an uploaded edition in the place of the draft. Raises EditionFaults, NotAllowed."""
    plain = _read(publication.partnership, content, name)
    return _change(
        "replace_draft",
        publication,
        lambda draft: plain,
        reordered=True,
        by=by,
        at=at,
        revision=None,
    )


def save_part(
    publication: Publication, *, part: str, value: Any, revision: int, by: Person, at: datetime
) -> Publication:
    """Save one part of the draft, like "basics", "findings" or "findings[0]" (one past the end adds an item).

    `revision` is the draft_revision that the form was loaded with. Raises DraftMoved when another person
    saved the same part since, NotAllowed when the publication cannot be written now, drafts.UnknownPart. A
    change to a publication that waits for signatures, is signed or scheduled takes it back to being written:
    signatures are cleared with the reason and a planned release is cancelled, in the same act.
    """
    return _change(
        "save_part",
        publication,
        lambda draft: drafts.with_part(draft, part, value),
        part=part,
        revision=revision,
        by=by,
        at=at,
    )


def remove_item(
    publication: Publication, *, part: str, index: int, revision: int, by: Person, at: datetime
) -> Publication:
    """Take one item out of a list, like finding 2 of "findings" (index 1). Raises as save_part does.

    Recommendations keep naming the same findings. Sent twice, it removes once.
    """
    return _change(
        "remove_item",
        publication,
        lambda draft: drafts.without_item(draft, part, index),
        part=part,
        reordered=True,
        revision=revision,
        by=by,
        at=at,
    )


def move_item(
    publication: Publication, *, part: str, index: int, revision: int, by: Person, at: datetime, up: bool
) -> Publication:
    """Exchange one item of a list with the one above it, or below it. Raises as save_part does."""
    return _change(
        "move_item",
        publication,
        lambda draft: drafts.with_item_moved(draft, part, index, up=up),
        part=part,
        reordered=True,
        revision=revision,
        by=by,
        at=at,
    )


def details_of(partnership: Partnership) -> dict[str, Any]:
    """What every draft of a partnership begins with, so that nobody types it again."""
    return {
        "partnership": {
            "name": partnership.name,
            "short_name": partnership.short_name,
            "website": partnership.website,
            "helpline": {"text": partnership.helpline_text, "phone": partnership.helpline_phone},
            "media_contact": {
                "name": partnership.media_name,
                "email": partnership.media_email,
                "phone": partnership.media_phone,
            },
        }
    }


def _read(partnership: Partnership, content: bytes, name: str) -> dict[str, Any]:
    edition = read_edition(content, name)
    return drafts.tidy(to_plain(drafts.edition_of(to_plain(edition), short_name=partnership.short_name)))


def _write_start(partnership: Partnership, draft: dict[str, Any], by: Person, at: datetime) -> Publication:
    return Publication.rows.create(
        partnership=partnership,
        draft=drafts.tidy(draft),
        draft_changed_at=at,
        started_at=at,
        started_by=by,
    )


class _NothingChanged(Exception):
    """What was saved is what stands there: the act is not begun."""


def _change(
    verb: str,
    publication: Publication,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    by: Person,
    at: datetime,
    revision: int | None,
    part: str = "",
    reordered: bool = False,
) -> Publication:
    """The one way in which a draft changes. Saving what stands there already changes and records nothing.

    Without `part` the whole draft changes. Raises drafts.UnknownPart.
    """
    place, about = (drafts.place_of(part), {"part": part}) if part else ((), {})
    try:
        with act(verb, by=by, at=at, partnership=publication.partnership, about=publication, **about) as now:
            held = locked(publication)
            rules.draft_is_open(Stage(held.stage))
            if revision is not None:
                _nobody_saved_since(held, place, part, revision, by=by, reordered=reordered)
            changed = change(held.draft)
            if changed == held.draft:
                raise _NothingChanged
            _keep(held, changed, place, by=by, at=at, reordered=reordered)
            back_to_drafting(held, why=DRAFT_CHANGED, by=by, at=at, act=now)
            _return_to_version(held, by=by, at=at, act=now)
    except _NothingChanged:
        return held
    return held


def _keep(
    held: Publication, draft: dict, place: drafts.Path, *, by: Person, at: datetime, reordered: bool
) -> None:
    held.draft, held.draft_changed_at = draft, at
    held.draft_revision += 1
    if not place:
        held.draft_changes = {}
    held.draft_changes[_key(place)] = [held.draft_revision, str(by.pk), at.isoformat(), reordered]
    held.save(update_fields=["draft", "draft_changed_at", "draft_revision", "draft_changes"])


def _key(place: drafts.Path) -> str:
    return "/".join(str(step) for step in place) or WHOLE


def _place(key: str) -> drafts.Path:
    steps = [] if key == WHOLE else key.split("/")
    return tuple(int(step) if step.isdigit() else step for step in steps)


def _nobody_saved_since(
    held: Publication, place: drafts.Path, part: str, revision: int, *, by: Person, reordered: bool
) -> None:
    """Raise DraftMoved when the same place was saved after the form was loaded.

    One's own earlier save of the same field is no surprise; but after items have changed places, by whomever,
    an old form no longer knows which item it holds.
    """
    later = [
        row
        for key, row in held.draft_changes.items()
        if row[0] > revision and drafts.overlap(_place(key), place)
    ]
    blocking = [row for row in later if row[1] != str(by.pk) or row[3] or reordered]
    if blocking:
        _, person, moment, _ = max(blocking)
        name = (
            Person.objects.filter(pk=person).values_list("full_name", flat=True).first() or "Another person"
        )
        current = drafts.part_of(held.draft, part)
        raise DraftMoved("You" if person == str(by.pk) else name, datetime.fromisoformat(moment), current)


def _return_to_version(held: Publication, *, by: Person, at: datetime, act: Act) -> None:
    """Where the draft has become the newest version again, word for word, let that version wait once more."""
    newest = newest_version(held)
    if newest is None or newest.documents_state != DocumentState.MADE or held.stage != Stage.DRAFTING:
        return
    if newest.releases.filter(state=ReleaseState.RELEASED).exists():
        return
    if drafts.makes(held.draft, newest.edition):
        newest.publication = held
        ask_for_signatures(newest, by=by, at=at, why=RETURNED.format(number=newest.number))
        act.details["returned_to_version"] = newest.number

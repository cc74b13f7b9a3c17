"""Write the record of a rapid review: its sections, its key practice episodes, its themes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import PracticeEpisode, RapidReview
from jigsaw.rapid_reviews.rules import record
from jigsaw.rapid_reviews.rules.terms import SECTION_TITLES

EPISODE_FIELDS = ("title", "period", "agencies", "what_happened", "analysis", "good_practice")


def save_section(
    review: RapidReview, *, section: str, text: str, finished: bool, revision: int | None, said_no_name: str = "",
    by: Person, at: datetime,
) -> RapidReview:  # fmt: skip
    """Save the text of one section; `finished` is false for one to which the person comes back later.

    Raises Refused, PossibleName where the text may hold a name, and SavedMeanwhile where another person saved the
    section.
    """
    if section not in SECTION_TITLES:
        raise TypeError(f"The record has no section {section}")
    about = {"partnership": review.partnership, "about": review.incident}
    with act("save_section", by=by, at=at, section=section, length=len(text), **about):
        held = held_for_writing(review)
        take_turn(held, f"section {section}", revision=revision, by=by, at=at)
        no_names(held, f"section {section}", {"text": text}, said=said_no_name, by=by, at=at)
        held.record = {**held.record, section: text}
        left = [key for key in held.unfinished if key != section]
        held.unfinished = left if finished else [*left, section]
        held.save()
    return held


def save_episode(
    review: RapidReview, *, episode: PracticeEpisode | None, values: Mapping[str, Any], revision: int | None,
    said_no_name: str = "", by: Person, at: datetime,
) -> PracticeEpisode:  # fmt: skip
    """Add a key practice episode, or change one. `values` are fields of EPISODE_FIELDS and no others.

    Raises Refused for a twenty-first and for one that is there already, PossibleName, and SavedMeanwhile.
    """
    if set(values) - set(EPISODE_FIELDS):
        raise TypeError(f"An episode has no {', '.join(sorted(set(values) - set(EPISODE_FIELDS)))}")
    with act("save_episode", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        others = PracticeEpisode.rows.filter(review=held).exclude(pk__in=[episode.pk] if episode else [])
        if episode is None:
            if others.count() >= record.MOST_EPISODES:
                raise Refused(f"A record has {record.MOST_EPISODES} key practice episodes at most")
            if others.filter(title__iexact=values["title"], period__iexact=values["period"]).exists():
                raise Refused(f"“{values['title']}” is an episode of this record already", "title")
            last = others.aggregate(last=Max("position"))["last"] or 0
            row = PracticeEpisode(review=held, partnership_id=held.partnership_id, position=last + 1)
        else:
            row = _found(held, episode)
        part = f"episode {row.pk}"
        take_turn(held, part, revision=revision, by=by, at=at)
        texts = {name: str(values[name]) for name in EPISODE_FIELDS if name != "good_practice"}
        no_names(held, part, texts, said=said_no_name, by=by, at=at)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        held.save()
        doing.details["episode"] = str(row.pk)
    return row


def move_episode(
    review: RapidReview, *, episode: PracticeEpisode, up: bool, by: Person, at: datetime
) -> None:
    """Move an episode one place up or down. The first stays when moved up, the last when moved down."""
    with act("move_episode", by=by, at=at, partnership=review.partnership, about=review.incident):
        held = held_for_writing(review)
        rows = list(PracticeEpisode.rows.filter(review=held))
        place = [row.pk for row in rows].index(_found(held, episode).pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
        for position, row in enumerate(rows, 1):
            if row.position != position:
                row.position = position
                row.save(update_fields=["position"])


def take_out_episode(review: RapidReview, *, episode: PracticeEpisode, by: Person, at: datetime) -> None:
    """Take an episode out of the record. Raises Refused where it is out already."""
    with act(
        "take_out_episode", by=by, at=at, partnership=review.partnership, about=review.incident
    ) as doing:
        held = held_for_writing(review)
        row = _found(held, episode)
        doing.details["episode"] = str(row.pk)
        row.delete()


def save_themes(
    review: RapidReview, *, themes: list[str], revision: int | None, by: Person, at: datetime
) -> RapidReview:
    """Say what the rapid review is about, in words of the vocabulary. Raises Refused, and SavedMeanwhile."""
    about = {"partnership": review.partnership, "about": review.incident}
    with act("save_themes", by=by, at=at, themes=len(themes), **about):
        held = held_for_writing(review)
        take_turn(held, "themes", revision=revision, by=by, at=at)
        record.themes_hold(themes)
        held.themes = list(dict.fromkeys(themes))
        held.save()
    return held


def _found(review: RapidReview, episode: PracticeEpisode) -> PracticeEpisode:
    row = PracticeEpisode.rows.filter(pk=episode.pk, review=review).first()
    if row is None:
        raise Refused("This episode was taken out of the record meanwhile")
    return row

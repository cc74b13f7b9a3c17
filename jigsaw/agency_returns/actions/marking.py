"""What the team marks on a row of the chronology: a key practice episode, themes, and whether the panel sees it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.holding import guard, hold_standing
from jigsaw.agency_returns.actions.joining import marks_changed, tag_of
from jigsaw.agency_returns.models import ChronologyRow, RowTag
from jigsaw.agency_returns.rules.terms import TagKind
from jigsaw.audit.actions import act
from jigsaw.documents.vocabulary import vocabulary
from jigsaw.partnerships.rules import Refused

MOST_THEMES = 8


def save_row_marks(
    row: ChronologyRow, *, key_episode: str, themes: Collection[str], said: str = "", by: Person, at: datetime
) -> None:
    """Say of which key practice episode a row is ("" for none), and its themes; other themes are taken off.

    Raises Refused for more than MOST_THEMES or a theme that the vocabulary does not have, PossibleName for a word of
    the people register.
    """
    with act("save_row_marks", by=by, at=at, partnership=row.partnership, about=row.incident) as doing:
        incident, held = hold_standing(row)
        title = " ".join(key_episode.split())
        known = {term.slug for group in vocabulary()["themes"] for term in group.terms}
        if set(themes) - known:
            raise Refused("Select themes from the list")
        if len(set(themes)) > MOST_THEMES:
            raise Refused(f"Select {MOST_THEMES} themes or fewer")
        guard(incident, row, "marks", {"key_episode": title}, said=said, by=by, at=at)
        if held.key_episode != title:
            held.key_episode = title
            held.save(update_fields=["key_episode"])
        tags = RowTag.rows.filter(row=held, kind=TagKind.THEME)
        tags.exclude(value__in=list(themes)).delete()
        there = set(tags.values_list("value", flat=True))
        RowTag.rows.bulk_create([tag_of(held, TagKind.THEME, theme) for theme in sorted(set(themes) - there)])
        marks_changed(incident, at=at)
        doing.details |= {"row": str(held.pk), "themes": len(set(themes)), "key": bool(title)}


def hide_row(row: ChronologyRow, *, by: Person, at: datetime) -> None:
    """Hide a row from the panel: only those who write the chronology see it. Hidden twice, it is hidden once."""
    _show_or_hide("hide_row", row, True, by, at)


def show_row(row: ChronologyRow, *, by: Person, at: datetime) -> None:
    """Show a row to the panel again."""
    _show_or_hide("show_row", row, False, by, at)


def _show_or_hide(verb: str, row: ChronologyRow, hidden: bool, by: Person, at: datetime) -> None:
    with act(verb, by=by, at=at, partnership=row.partnership, about=row.incident) as doing:
        incident, held = hold_standing(row)
        held.hidden_from_panel = hidden
        held.save(update_fields=["hidden_from_panel"])
        marks_changed(incident, at=at)
        doing.details["row"] = str(held.pk)

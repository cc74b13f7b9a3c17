"""A small invented list of past reviews, and steps that take an import through the worker."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.given import GivenFile
from jigsaw.publishing.tests import factories

# A review with all, one with a month, one without a kind, one twice with two titles, a national and a neighbour's.
LIST = b"""Reference,Title,Publication date,Type,Report,Partnership
ASCB 2019-20/04,The quiet river,14/09/2021,Serious case review,https://alderbrook-scp.example/quiet-river.pdf,
ASCP2021-22-01,Heard too late,September 2022,Local child safeguarding practice review,,
ASCP 2022-23/02,Nobody asked,2023,,,
ASCP 2023-24/01,The open door,12 March 2024,Local child safeguarding practice review,,
ASCP 2023-24/01,Behind the door,12 March 2024,Local child safeguarding practice review,,
,The Myth of Example,26 May 2022,National review,,
BVSCP 2020-21/03,A neighbour,3 March 2021,Local child safeguarding practice review,,Brindle Vale SCP
"""


def started(
    team: Any, content: bytes = LIST, name: str = "reviews.csv", at: datetime = factories.NOW
) -> PastImport:
    """An import that waits to be read."""
    return actions.start_past_import(
        partnership=team.partnership,
        files=[GivenFile(name, content)],
        codes="ascp, ASCB",
        by=team.priya,
        at=at,
    )


def read(
    team: Any, content: bytes = LIST, name: str = "reviews.csv", at: datetime = factories.NOW
) -> PastImport:
    """An import that was read, as the worker does."""
    return actions.read_past_import(str(started(team, content, name, at).pk), at=at)


def add(held: PastImport, team: Any, at: datetime = factories.NOW) -> PastImport:
    """The same import, with all that is ready added to the library."""
    actions.add_past_reviews(held, by=team.priya, at=at)
    return actions.add_queued_reviews(str(held.pk), at=at)


def answer(
    held: PastImport, team: Any, row: Any, decision: str, belongs_to: str = "", **cells: str
) -> PastImport:
    """The same import, read again with one answer."""
    said = {name.replace("_", " "): text for name, text in cells.items()}
    actions.answer_past_row(
        held,
        key=row["key"],
        decision=decision,
        belongs_to=belongs_to,
        cells=said,
        by=team.priya,
        at=factories.NOW,
    )
    return actions.read_past_import(str(held.pk), at=factories.NOW)


def row_named(held: PastImport, words: str) -> Any:
    """The row whose title or reference has these words."""
    return next(
        row for row in held.rows_found if words in f"{row['cells']['title']} {row['cells']['reference']}"
    )

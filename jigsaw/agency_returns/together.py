"""Files of several agencies to one chronology: read and checked, merged, compared; on two cores where that pays."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jigsaw.agency_returns.chronology.candidates import Candidates
from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.chronology.one_row import Place
from jigsaw.agency_returns.chronology.own_rows import may_be_same
from jigsaw.agency_returns.chronology.reading_dates import Reading
from jigsaw.agency_returns.chronology.same_event import Suggestion, in_order, likely
from jigsaw.agency_returns.spreadsheets.importing import Return, read_return
from jigsaw.agency_returns.spreadsheets.limits import COMMAND, Limits

PAYS_FROM = 3_000_000  # bytes of all files: below that, one process is done before a second has begun
Made = TypeVar("Made")


class Merged(NamedTuple):
    """All good rows in one list, what was found in each file, and what may be the same event."""

    events: list[Event]
    returns: list[Return]
    suggestions: list[Suggestion]


def merge_files(paths: Sequence[Path], asked: Asked, *, limits: Limits = COMMAND, cores: int = 1) -> Merged:
    """Read, check, merge and compare the files. Raises OSError for one that cannot be read.

    The answer is the same for any number of cores.
    """
    contents = [_content(path, limits) for path in paths]
    names = _names(paths)
    many = cores > 1 and sys.platform != "win32" and sum(map(len, contents)) > PAYS_FROM

    def read(numbers: Sequence[int]) -> list[Return]:
        before: dict[Any, Reading] = {}  # the same days stand in file after file
        return [
            read_return(contents[at], names[at], asked, limits=limits, read_before=before) for at in numbers
        ]

    if many:
        even, odd = range(0, len(paths), 2), range(1, len(paths), 2)
        first, second = _both(lambda: read(even), lambda: [_packed(found) for found in read(odd)])
        returns = sorted(first + [_unpacked(found) for found in second], key=lambda r: names.index(r.file))
    else:
        returns = read(range(len(paths)))
    events = merge(event for found in returns for event in found.events)
    pairs = _compared(events, many)
    suggestions = [pair for pair in pairs if not pair.in_one_file]
    return Merged(events, _asked_about_own(returns, events, pairs), suggestions)


def _compared(events: list[Event], many: bool) -> list[Suggestion]:
    candidates = Candidates(events)
    if not many or candidates.is_short:
        return in_order(likely(events, candidates))
    middle = len(candidates.order) // 2
    first, second = _both(
        lambda: likely(events, candidates, 0, middle), lambda: likely(events, candidates, middle, None)
    )
    return in_order([*first, *second])


def _asked_about_own(returns: list[Return], events: list[Event], pairs: list[Suggestion]) -> list[Return]:
    """The returns, each with its rows that may be one event written down twice: to confirm."""
    letters = {found.file: found.date_letter for found in returns}
    own: dict[str, list[Finding]] = {}
    for pair in pairs:
        if pair.in_one_file and events[pair.first].content != events[pair.second].content:
            earlier, later = sorted((events[pair.first].row, events[pair.second].row))
            file = events[pair.first].file
            place = Place(later, {"date": letters.get(file, "A")}, pasted=False)
            own.setdefault(file, []).append(may_be_same(place, earlier))
    return [
        found._replace(confirm=sorted([*found.confirm, *own[found.file]], key=lambda f: (f.row, f.column)))
        if found.file in own
        else found
        for found in returns
    ]


def _content(path: Path, limits: Limits) -> bytes:
    """The file, and one byte more than is allowed at most: enough to see that it is too large."""
    with path.open("rb") as file:
        return file.read(limits.bytes + 1)


def _names(paths: Sequence[Path]) -> list[str]:
    """What each file is called: its name, or its path as given where two files have one name."""
    names = [path.name for path in paths]
    return [name if names.count(name) == 1 else str(path) for name, path in zip(names, paths, strict=True)]


def _packed(found: Return) -> tuple[Return, list[tuple]]:
    """A return on its way from one process to another: columns of plain values travel faster than rows."""
    return found._replace(events=[]), list(zip(*found.events, strict=True))


def _unpacked(packed: tuple[Return, list[tuple]]) -> Return:
    found, columns = packed
    return found._replace(events=list(map(Event, *columns)) if columns else [])


def _both(here: Callable[[], list[Made]], beside: Callable[[], list[Any]]) -> tuple[list[Made], list[Any]]:
    """Both answers, the second worked out in a child process that is made as a copy of this one."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)

    def answer() -> None:
        receiving.close()
        sending.send(beside())
        sending.close()

    child = context.Process(target=answer)
    child.start()
    sending.close()
    try:
        made = here()
        try:
            theirs = receiving.recv()
        except EOFError:
            theirs = beside()  # the child was ended from outside: the work is done here
    finally:
        receiving.close()
        child.join()
    return made, theirs

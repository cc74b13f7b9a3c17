"""One file of one agency: read, every cell checked, what its sender must mend and what to confirm."""

from __future__ import annotations

from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.checking import Asked, check
from jigsaw.agency_returns.chronology.cleaning import as_text, clean
from jigsaw.agency_returns.chronology.columns import letter_of, position_of
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import MUST_DECIDE, ONLY_TOLD, Kind
from jigsaw.agency_returns.chronology.own_rows import maybe_same
from jigsaw.agency_returns.chronology.reading_dates import Reading
from jigsaw.agency_returns.chronology.typed import typed_rows
from jigsaw.agency_returns.spreadsheets.limits import COMMAND, FORM, FileRefused, Limits
from jigsaw.agency_returns.spreadsheets.reading import Sheet, agency_of, read_sheet


class Return(NamedTuple):
    """What one file or paste holds: its good rows as events, all that is wrong, all to confirm, how many rows it has.

    `date_letter` is the column of the file in which its dates stand, `letters` say the same of every column by its
    key. `raw` holds every row, also a faulty one, as a person would type it, by row and key of the column. A return
    that was read for the command has neither. `pasted`: an address is a line and a column.
    """

    file: str
    agency: str
    events: list[Event]
    errors: list[Finding]
    confirm: list[Finding]
    rows: int
    date_letter: str = "A"
    raw: dict[int, dict[str, str]] = {}  # noqa: RUF012  never changed
    letters: dict[str, str] = {}  # noqa: RUF012  never changed
    pasted: bool = False

    @property
    def refused(self) -> str:
        """Why it cannot be taken as a whole; "" where it can."""
        return next((fault.message for fault in self.errors if not fault.row), "")

    @property
    def by_row(self) -> dict[int, Event]:
        """The good rows by their number."""
        return {event.row: event for event in self.events}

    @property
    def to_decide(self) -> list[Finding]:
        """What must be decided of good rows before they are sent. Faulty rows are mended first, then asked about."""
        good = self.by_row
        return [found for found in self.confirm if found.kind in MUST_DECIDE and found.row in good]

    @property
    def told(self) -> list[Finding]:
        """What is only told."""
        return [found for found in self.confirm if found.kind in ONLY_TOLD]

    @property
    def faulty(self) -> list[int]:
        """The rows with errors."""
        return sorted({fault.row for fault in self.errors if fault.row})

    @property
    def doubtful(self) -> list[int]:
        """The good rows of which something must be decided."""
        return sorted({found.row for found in self.to_decide})

    @property
    def ready(self) -> int:
        """How many rows are good and leave nothing to decide."""
        return len(self.events) - len(self.doubtful)


def read_return(
    content: bytes,
    filename: str,
    asked: Asked,
    *,
    agency: str = "",
    limits: Limits = COMMAND,
    read_before: dict[Any, Reading] | None = None,
) -> Return:
    """Read and check one file. The agency is the given one, else that of its Read me sheet, else that of its name.

    `read_before` is for files that are read one after another, as `check` says. Nothing is raised: a file that cannot
    be taken as a whole is one error without a cell.
    """
    try:
        sheet = read_sheet(content, limits)
    except FileRefused as refused:
        return refusal(filename, agency or agency_of(filename), str(refused))
    return _checked(sheet, filename, asked, agency or sheet.agency or agency_of(filename), read_before)


def read_upload(
    content: bytes,
    filename: str,
    asked: Asked,
    *,
    agency: str,
    limits: Limits = FORM,
    several: bool = False,
) -> Return:
    """Read and check one file that a person sent on a page: with the text of every row, and its rows compared.

    Every event is of the given agency, whatever the file says. With `several` the file is a merged chronology, and
    its events keep the agency and the file that stand beside them. Nothing is raised, as by `read_return`.
    """
    try:
        sheet = read_sheet(content, limits, several=several)
    except FileRefused as refused:
        return refusal(filename, agency, str(refused))
    found = _checked(sheet, filename, asked, agency)
    letters = {key: letter_of(position) for key, position in sheet.table.positions.items()}
    twice = [] if several else maybe_same(found.events, letters=letters)
    return found._replace(
        confirm=in_order([*found.confirm, *twice]),
        raw=typed_rows(sheet.table, sheet.extra),
        letters=letters,
    )


def refusal(file: str, agency: str, message: str) -> Return:
    """A file or paste that cannot be taken as a whole."""
    return Return(file, agency, [], [Finding("", message)], [], 0)


def in_order(findings: list[Finding]) -> list[Finding]:
    """As the cells stand in the sheet."""
    return sorted(findings, key=lambda finding: (finding.row, finding.column))


def _checked(
    sheet: Sheet, file: str, asked: Asked, agency: str, read_before: dict[Any, Reading] | None = None
) -> Return:
    checked = check(sheet.table, asked, agency=agency, file=file, read_before=read_before)
    events = _of_several(checked.events, sheet) if sheet.extra else checked.events
    confirm = in_order([*_about_the_sheet(sheet, {event.row for event in events}), *checked.confirm])
    letter = letter_of(sheet.table.positions["date"])
    return Return(file, agency, events, checked.errors, confirm, checked.rows, letter)


def _of_several(events: list[Event], sheet: Sheet) -> list[Event]:
    """The rows of a chronology that was merged before keep the agency and the file that they name."""
    first = sheet.table.first_row
    agencies, files = sheet.extra.get("agency"), sheet.extra.get("file")
    return [
        event._replace(
            agency=(clean(as_text(agencies[event.row - first])) if agencies else "") or event.agency,
            file=(clean(as_text(files[event.row - first])) if files else "") or event.file,
        )
        for event in events
    ]


def _about_the_sheet(sheet: Sheet, rows: set[int]) -> list[Finding]:
    """What is no fault of a cell: hidden rows, formulas, months that Excel made days of, columns nobody reads."""
    found = []
    if sheet.facts.hidden_rows or sheet.facts.hidden_columns:
        hidden = " and ".join(
            name
            for name, is_hidden in (
                ("rows", sheet.facts.hidden_rows),
                ("columns", sheet.facts.hidden_columns),
            )
            if is_hidden
        )
        found.append(Finding("", f"Hidden {hidden} were read", kind=Kind.HIDDEN))
    for position in sheet.unread:
        letter = letter_of(position)
        said = f"Column {letter} is not part of the template and was not read"
        found.append(Finding(f"{letter}{sheet.heading_row}", said, 0, position, Kind.UNREAD_COLUMN))
    read = {letter_of(position): key for key, position in sheet.table.positions.items()}
    for letter, row in sheet.facts.formulas:
        if letter in read and row >= sheet.table.first_row:
            found.append(_of_cell(letter, row, "A formula was replaced by its value", Kind.FORMULA, read))
    for cell in sheet.facts.whole_months:
        letter, row = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if read.get(letter) in ("date", "end_date") and row in rows:
            said = "Excel shows a month and no day, so it was read as the whole month"
            found.append(_of_cell(letter, row, said, Kind.WHOLE_MONTH, read))
    return found


def _of_cell(letter: str, row: int, said: str, kind: Kind, read: dict[str, str]) -> Finding:
    return Finding(f"{letter}{row}", said, row, position_of(letter), kind, read[letter])

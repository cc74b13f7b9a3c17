"""What an XLSX says beside its cells: hidden sheets, names that run, formulas that reach out."""

from __future__ import annotations

import re

from jigsaw.files.gate.archives import Archive
from jigsaw.files.gate.formulas import must_stay_inside, words_for
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.files.gate.xml_parts import Budget, Walk

SHEET = re.compile(r"(?i)^xl/worksheets/[^/]+\.xml$")
SHARED = re.compile(r"(?i)^xl/(?:workbook|sharedStrings|styles)\.xml$")
FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
RUNS = re.compile(r"(?i)^(?:_xlnm\.)?auto_?(?:open|close|activate|deactivate)")
REFUSED = {
    "oleObject": "objects", "oleObjects": "objects", "control": "objects", "controls": "objects",
    "externalReference": "external", "externalBook": "external", "ddeLink": "external", "webPublishItem": "external",
}  # fmt: skip
WATCHED = frozenset({*REFUSED, "sheet", "definedName"})


def reads(name: str) -> bool:
    """Whether `check` reads this part."""
    return bool(SHEET.match(name) or SHARED.match(name))


def check(archive: Archive, main: str, budget: Budget) -> list[str]:
    """What is told of the workbook whose main part is `main`. Raises GateRefused."""
    found = _Workbook()
    for name in archive.names:
        if reads(name) or name == main:
            walk = Walk(budget, start=found.start, only=WATCHED, text=found.text, texts_of=FORMULAS)
            walk.over(archive.read(name))
    return found.notes()


class _Workbook:
    def __init__(self) -> None:
        self.hidden: list[str] = []
        self.formulas = 0

    def start(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if local in REFUSED:
            raise GateRefused(REFUSED[local])
        if local == "sheet" and attributes.get("state", "visible") != "visible":
            self.hidden.append(attributes.get("name", ""))
        if local == "definedName" and (
            RUNS.match(attributes.get("name", "")) or _is_true(attributes, "xlm", "macro")
        ):
            raise GateRefused("macros")

    def text(self, local: str, text: str) -> None:
        if text:
            must_stay_inside(text)
        if local == "f":
            self.formulas += 1

    def notes(self) -> list[str]:
        return [*words_for_hidden(self.hidden), *words_for(self.formulas)]


def words_for_hidden(names: list[str]) -> list[str]:
    """Names the sheets that are hidden, as many as can be read at once."""
    if not names:
        return []
    shown = ", ".join(f"‘{' '.join(name.split())[:31]}’" for name in names[:5])
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return [f"It has {'a hidden sheet' if len(names) == 1 else 'hidden sheets'}: {shown}{more}"]


def _is_true(attributes: dict[str, str], *names: str) -> bool:
    return any(attributes.get(name, "0").lower() in ("1", "true") for name in names)

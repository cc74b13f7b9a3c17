"""Formulas that would reach out of a spreadsheet: remote data, other programs, commands of old macro sheets."""

from __future__ import annotations

import re

from jigsaw.files.gate.refusals import GateRefused

REMOTE = re.compile(r"(?i)\b(?:WEBSERVICE|RTD|DDE|IMPORTDATA|IMPORTXML|IMAGE)\s*\(")
COMMANDS = re.compile(
    r"(?i)\b(?:CALL|REGISTER(?:\.ID)?|EXEC|FOPEN|FWRITE|RUN|FORMULA\.FILL|SET\.VALUE|GET\.WORKSPACE)\s*\("
)
QUOTED = re.compile(r'"[^"]*"')
SHEET_NAME = re.compile(r"'(?:[^']|'')*'!?")
ARRAY = re.compile(r"\{[^{}]*\}")
ADDRESS = re.compile(r"(?i)(?:https?|ftp|file|smb)://|\\\\")


def must_stay_inside(formula: str) -> None:
    """Raises GateRefused for a formula that asks another program, file or server for its value."""
    bare = QUOTED.sub('""', formula)
    if COMMANDS.search(bare):
        raise GateRefused("macros")
    if REMOTE.search(bare) or "|" in ARRAY.sub("", SHEET_NAME.sub("", bare)) or ADDRESS.search(bare):
        raise GateRefused("external")


def words_for(formulas: int) -> list[str]:
    """What is told of formulas: they are not run."""
    if not formulas:
        return []
    cells = "1 cell has a formula" if formulas == 1 else f"{formulas:,} cells have formulas"
    return [f"{cells}. Jigsaw runs none: it reads the values that were saved"]

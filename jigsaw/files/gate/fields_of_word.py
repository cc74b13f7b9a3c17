"""Fields of Word documents that fetch, run or build something when they are updated."""

from __future__ import annotations

import re

from jigsaw.files.gate.refusals import GateRefused

TEXTS = frozenset({"instrText", "delInstrText"})
FETCHES = re.compile(
    r"(?i)^[\s\\]*(?:DDEAUTO|DDE|LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|RD)\b"
)
RUNS = re.compile(r"(?i)^[\s\\]*(?:MACROBUTTON|QUOTE|EMBED|CONTROL|HTMLCONTROL|PRINT|GOTOBUTTON)\b")


class Fields:
    """The instructions of a part, which Word may cut into pieces: each is judged as a whole and from each piece on."""

    def __init__(self) -> None:
        self.open: list[list[str]] = []

    def start(self, local: str, attributes: dict[str, str]) -> None:
        """One element. Raises GateRefused for a field that reaches out."""
        if local == "fldSimple":
            _judge(_attribute(attributes, "instr"))
        elif local == "fldChar":
            kind = _attribute(attributes, "fldCharType")
            if kind == "begin":
                self.open.append([])
            elif self.open:
                _judge("".join(self.open[-1]))
                if kind == "end":
                    self.open.pop()

    def text(self, text: str) -> None:
        """The text of one piece of an instruction."""
        _judge(text)
        for pieces in self.open:
            pieces.append(text)

    def end(self) -> None:
        """Judge what was never closed."""
        for pieces in self.open:
            _judge("".join(pieces))


def _judge(instruction: str) -> None:
    if FETCHES.match(instruction):
        raise GateRefused("external")
    if RUNS.match(instruction):
        raise GateRefused("objects")


def _attribute(attributes: dict[str, str], local: str) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == local), "")

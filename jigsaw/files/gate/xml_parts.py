"""XML read as a stream by expat: no declarations of its own, UTF-8 alone, bounded in depth and elements."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from jigsaw.files.gate import limits
from jigsaw.files.gate.refusals import GateRefused

# Sees the namespace of an element, its local name, and its attributes as "namespace local".
START = Callable[[str, str, dict[str, str]], None]
# Sees the local name of an element that has ended, and its text.
TEXT = Callable[[str, str], None]
PLAIN = {"utf-8", "utf8", "us-ascii", "ascii"}
INCLUDE = "http://www.w3.org/2001/XInclude"
BLOCK = 1 << 16


class Budget:
    """How many elements may still be read, over all parts of one file."""

    def __init__(self, elements: int = limits.ELEMENTS) -> None:
        self.left = elements


class Walk:
    """One XML part. `start` sees each element (or those named in `only`); `text` sees the text of the elements whose
    local names are in `texts_of`, as each ends."""

    def __init__(
        self,
        budget: Budget,
        *,
        start: START | None = None,
        only: frozenset[str] | None = None,
        text: TEXT | None = None,
        texts_of: frozenset[str] = frozenset(),
    ) -> None:
        self.budget, self.start, self.only = budget, start, only
        self.text, self.texts_of = text, texts_of
        self.gathered: list[str] = []
        # What was found out about each name, so that it is found out once: namespace, local name, seen, gathered.
        self.names: dict[str, tuple[str, str, bool, bool]] = {}

    def over(self, data: bytes) -> None:
        """Read all of it. Raises GateRefused for what is not plain, bounded, well-formed XML."""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
            raise GateRefused("unreadable")
        self.reader = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.reader.buffer_text = True
        self.reader.XmlDeclHandler = self._declared
        self.reader.StartDoctypeDeclHandler = self.reader.EntityDeclHandler = self._refuse
        self.reader.ProcessingInstructionHandler = self._instructed
        self._handle_elements()
        try:
            for place in range(0, len(data), BLOCK):
                self.reader.Parse(data[place : place + BLOCK], False)
            self.reader.Parse(b"", True)
        except (expat.ExpatError, ValueError):
            raise GateRefused("unreadable") from None

    def _handle_elements(self) -> None:
        """Functions of few steps: a workbook has a million elements."""
        depth, names, budget = 0, self.names, self.budget

        def starts(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            budget.left -= 1
            if depth > limits.DEPTH or budget.left < 0 or len(attributes) > limits.ATTRIBUTES:
                raise GateRefused("too-much")
            space, local, seen, gathered = names.get(name) or self._about(name)
            if seen:
                self.start(space, local, attributes)  # type: ignore[misc]
            if gathered:
                self.gathered = []
                self.reader.CharacterDataHandler = self.gathered.append

        def ends(name: str) -> None:
            nonlocal depth
            depth -= 1
            if names[name][3]:
                self.reader.CharacterDataHandler = None
                self.text(names[name][1], "".join(self.gathered))  # type: ignore[misc]

        self.reader.StartElementHandler, self.reader.EndElementHandler = starts, ends

    def _about(self, name: str) -> tuple[str, str, bool, bool]:
        space, _, local = name.rpartition(" ")
        if space == INCLUDE:
            raise GateRefused("external")
        seen = self.start is not None and (self.only is None or local in self.only)
        self.names[name] = (space, local, seen, local in self.texts_of and self.text is not None)
        return self.names[name]

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in PLAIN:
            raise GateRefused("unreadable")

    def _refuse(self, *told: object) -> None:
        raise GateRefused("unreadable")

    def _instructed(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise GateRefused("external")

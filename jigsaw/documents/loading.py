"""From the bytes of a file to plain values, whatever the file claims to be.

YAML is read from its events: no tag is obeyed, no alias followed, dates stay text for edition.py to judge.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import yaml

from jigsaw.documents.made import EditionFaults, Fault

MOST_BYTES = 10_000_000
MOST_VALUES = 50_000
DEEPEST = 30
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, PowerPoint, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"{\\rtf": "a Rich Text file",
}
CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
CONSTANTS |= dict.fromkeys(("true", "True", "TRUE"), True)
CONSTANTS |= dict.fromkeys(("false", "False", "FALSE"), False)
# Controls that YAML cannot hold and nobody sees; JSON holds them as escapes, and glyphs.py cleans those.
UNREADABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What the readers say, and what it means to people; the first that is found holds.
COLON = (
    "a colon stands inside a text, which then needs quotation marks, or the line begins too far to the right"
)
UNEVEN = "lines that belong together do not begin at the same place, or a quotation mark is missing"
YAML_SAYS = {
    "mapping values are not allowed": COLON,
    "',' or ']'": "a list that begins with [ is not closed with ]",
    "',' or '}'": "a group that begins with { is not closed with }",
    "quoted scalar": "a quotation mark is not closed, or stands inside a text; write it twice",
    "could not find expected ':'": "a colon is missing after a field's name",
    "cannot start any token": "a text begins with a sign of YAML's own; put it in quotation marks",
    "did not find expected '-'": "the lines of a list do not begin at the same place, or one has no hyphen",
    "did not find expected key": UNEVEN,
    "block mapping": UNEVEN,
}
YAML_IS_ODD = (
    "it cannot be read here; check the colons, quotation marks and spaces of this line and the one above"
)
JSON_IS_ODD = (
    "it cannot be read here; check the commas, quotation marks and brackets of this line and the one above"
)
WHAT_IT_IS = "an edition is a YAML or JSON text file"


def load_plain(content: str | bytes, name: str) -> Any:
    """The plain value that a YAML or JSON text holds. Raises EditionFaults (path: name)."""
    text = decoded(content, name)
    if text.lstrip().startswith("{"):
        try:
            return from_json(text, name)
        except json.JSONDecodeError as refused:
            if name.lower().endswith(".json"):
                said = f"is not JSON: line {refused.lineno}, column {refused.colno}: {JSON_IS_ODD}"
                raise stop(name, said) from None
        except EditionFaults:
            raise
        except (RecursionError, ValueError):
            raise stop(name, "is not an edition: its values are nested too deep or too large") from None
    return from_yaml(text, name)


def stop(name: str, message: str) -> EditionFaults:
    """One fault of the whole file."""
    return EditionFaults([Fault(name, message)])


def decoded(content: str | bytes, name: str) -> str:
    """The text of a file's bytes: UTF-8, or UTF-16 with its mark. Judged by content, never by name."""
    if len(content) > MOST_BYTES:
        raise stop(name, f"is larger than {MOST_BYTES // 1_000_000} MB; an edition holds text only")
    if isinstance(content, bytes):
        for signature, said in SIGNATURES.items():
            if content.startswith(signature):
                raise stop(name, f"is {said}; {WHAT_IT_IS}")
        try:
            wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
            content = content.decode("utf-16" if wide else "utf-8-sig")
        except UnicodeDecodeError as refused:
            raise stop(name, f"is not text in UTF-8 (byte {refused.start + 1:,}); {WHAT_IT_IS}") from None
    if "\x00" in content:
        raise stop(name, f"is not text; {WHAT_IT_IS}")
    if not content.strip():
        raise stop(name, f"is empty; {WHAT_IT_IS}")
    if content.lstrip()[:15].lower().startswith(("<!doctype", "<html", "<?xml")):
        raise stop(name, f"is a web page or XML; {WHAT_IT_IS}")
    return content


def from_json(text: str, name: str) -> Any:
    """The value of a JSON text. Raises EditionFaults for a key that stands twice, ValueError for no JSON."""

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(key for key, many in Counter(key for key, _ in pairs).items() if many > 1)
            raise stop(name, f"has the field {twice} twice in one place; keep one")
        return found

    def constant(word: str) -> Any:
        raise stop(name, f"has {word}, which is not JSON")

    value = json.loads(text, object_pairs_hook=mapping, parse_constant=constant)
    refuse_what_is_too_much(value, name)
    return value


def refuse_what_is_too_much(value: Any, name: str) -> None:
    """The limits that YAML has while it is read. Raises EditionFaults for too many values, or too deep ones."""
    level, values = [value], 0
    for _ in range(DEEPEST + 1):
        values += len(level)
        if values > MOST_VALUES:
            raise stop(name, f"has more than {MOST_VALUES:,} values; an edition is smaller")
        groups = [
            held.values() if isinstance(held, dict) else held
            for held in level
            if isinstance(held, dict | list)
        ]
        if not groups:
            return
        level = [each for group in groups for each in group]
    raise stop(name, f"is nested deeper than {DEEPEST} levels")


def from_yaml(text: str, name: str) -> Any:
    """The value of a YAML text. Raises EditionFaults with the line of what may not stand."""
    reader = YamlReader(name)
    try:
        for event in yaml.parse(UNREADABLE.sub("", text).expandtabs(4), Loader=PARSER):
            reader.take(event)
    except yaml.reader.ReaderError as refused:
        raise stop(
            name, f"has a control character (U+{ord_of(refused.character):04X}); take it out"
        ) from None
    except yaml.MarkedYAMLError as refused:
        mark = refused.problem_mark or refused.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise stop(name, f"is not YAML: {where}{in_plain_words(refused)}") from None
    return reader.value


def in_plain_words(refused: yaml.MarkedYAMLError) -> str:
    """What the YAML reader means, for people who do not know its words."""
    told = f"{refused.context or ''} {refused.problem or ''}"
    return next((said for sign, said in YAML_SAYS.items() if sign in told), YAML_IS_ODD)


def ord_of(character: Any) -> int:
    """The number of a character that the YAML reader hands back as text or as a number."""
    return character if isinstance(character, int) else ord(character[:1])


class YamlReader:
    """Builds plain lists, dictionaries, texts and whole numbers from YAML's events."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.value: Any = None
        self.documents = self.values = 0
        # Open containers, each with the key that waits for its value.
        self.open: list[tuple[Any, list[str]]] = []

    def refuse(self, event: Any, message: str) -> EditionFaults:
        return stop(self.name, f"line {event.start_mark.line + 1} {message}")

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.refuse(event, "begins a second document; an edition file holds one")
        elif isinstance(event, yaml.AliasEvent):
            raise self.refuse(event, f"has an alias (*{event.anchor}); write the value out")
        elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self.start(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.open.pop()

    def start(self, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise self.refuse(event, f"has more than {MOST_VALUES:,} values; an edition is smaller")
        if event.tag is not None:
            raise self.refuse(event, f"has a tag ({event.tag}); an edition has none")
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
            return
        container: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self.place(event, container)
        self.open.append((container, []))
        if len(self.open) > DEEPEST:
            raise self.refuse(event, f"is nested deeper than {DEEPEST} levels")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if self.open and isinstance(self.open[-1][0], dict) and not self.open[-1][1]:
            container, waiting = self.open[-1]
            if event.value in container:
                raise self.refuse(event, f"has the field {event.value} a second time; keep one")
            waiting.append(event.value)
            return
        self.place(event, resolved(event.value) if event.implicit[0] else event.value)

    def place(self, event: yaml.Event, value: Any) -> None:
        if not self.open:
            self.value = value
            return
        container, waiting = self.open[-1]
        if isinstance(container, list):
            container.append(value)
        elif waiting:
            container[waiting.pop()] = value
        else:
            raise self.refuse(event, "has a list or a group where a field name must stand")


def resolved(word: str) -> Any:
    """What an unquoted YAML word means here: nothing, true, false, a whole number, else text."""
    if word in CONSTANTS:
        return CONSTANTS[word]
    return int(word) if re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", word, re.ASCII) else word

"""The smallest parts of a Word file: elements, runs of text, fields."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jigsaw.documents.office.cleaning import by_direction

# A run of text: plain, or a mapping with text, strong and link (the form of documents.setting).
Span = str | dict[str, Any]


def tag(name: str, /, **attributes: Any) -> Any:
    """A WordprocessingML element, like tag("jc", val="right")."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def runs(text: str, style: str = "", *, strong: bool = False) -> list[Any]:
    """Runs of one style; letters that run right to left stand in runs marked as such."""
    made = []
    for part, turned in by_direction(text):
        run = OxmlElement("w:r")
        if style or strong or turned:
            properties = OxmlElement("w:rPr")
            if style:
                properties.append(tag("rStyle", val=style))
            if strong:
                properties.append(tag("b"))
            if turned:
                properties.append(tag("rtl"))
            run.append(properties)
        _fill(run, part)
        made.append(run)
    return made


def _fill(run: Any, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(tag("br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                run.append(tag("tab"))
            words = OxmlElement("w:t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            run.append(words)


def field(code: str, shown: str) -> list[Any]:
    """Runs of a field such as PAGE, with the value shown until Word counts."""
    return [
        mark("begin"),
        instruction(code),
        mark("separate"),
        *runs(shown),
        mark("end"),
    ]


def mark(kind: str) -> Any:
    run = OxmlElement("w:r")
    run.append(tag("fldChar", fldCharType=kind))
    return run


def instruction(code: str) -> Any:
    run = OxmlElement("w:r")
    text = OxmlElement("w:instrText")
    text.text = f" {code} "
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run

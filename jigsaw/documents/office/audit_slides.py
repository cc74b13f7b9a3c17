"""What the audit asks of a PowerPoint file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jigsaw.documents.office import usage
from jigsaw.documents.office.audit_marks import speaks
from jigsaw.documents.office.package_reading import PackageParts
from jigsaw.documents.office.properties import LANGUAGE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLIDES, NOTES = "ppt/slides", "ppt/notesSlides"
WIDE = ("12192000", "6858000")  # English metric units: 13.333 by 7.5 inches


def _text(shape: Any) -> str:
    return " ".join(tag.text or "" for tag in shape.iter(f"{A}t")).strip()


def _placeholders(tree: Any, *kinds: str) -> Iterator[Any]:
    for shape in tree.iter(f"{P}sp"):
        mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if mark is not None and mark.get("type") in kinds:
            yield shape


def _titles_are_unique(package: PackageParts) -> bool:
    titles = [
        " ".join(_text(shape) for shape in _placeholders(tree, "title", "ctrTitle")).strip()
        for tree in package.trees(SLIDES)
    ]
    return bool(titles) and all(titles) and len(set(titles)) == len(titles)


def _titles_come_first(package: PackageParts) -> bool:
    """The title is the first shape of its slide, so it is the first thing read aloud."""
    for tree in package.trees(SLIDES):
        shapes = [
            shape for shape in tree.find(f"{P}cSld/{P}spTree") if shape.tag in (f"{P}sp", f"{P}graphicFrame")
        ]
        if not shapes or not any(shapes[0] is title for title in _placeholders(tree, "title", "ctrTitle")):
            return False
    return True


def _in_english(package: PackageParts) -> bool:
    """Every run says its language; so do the defaults of the charts."""
    trees = [*package.trees(SLIDES), *package.trees(NOTES), *package.trees("ppt/charts")]
    for tree in trees:
        for run in tree.iter(f"{A}r", f"{A}fld"):
            if run.find(f"{A}rPr") is None:
                return False
        marked = tree.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")
        if any(tag.get("lang") != LANGUAGE for tag in marked):
            return False
    return True


def _graphics_speak(package: PackageParts) -> bool:
    for tree in package.trees(SLIDES):
        for graphic in tree.iter(f"{P}pic", f"{P}graphicFrame"):
            named = next(graphic.iter(f"{P}cNvPr"), None)
            if named is None or not speaks(named.get("descr")):
                return False
    return True


def _tables_have_heads(package: PackageParts) -> bool:
    tables = [tag for tree in package.trees(SLIDES) for tag in tree.iter(f"{A}tblPr")]
    return all(tag.get("firstRow") == "1" for tag in tables)


def _notes_are_ours(package: PackageParts) -> bool:
    """The notes hold the sentences on how to use a slide and nothing else; every slide has them."""
    notes = package.trees(NOTES)
    said = [_text(shape) for tree in notes for shape in _placeholders(tree, "body")]
    others = [
        shape for tree in notes for shape in tree.iter(f"{P}sp")
        if _text(shape) and not any(shape is body for body in _placeholders(tree, "body", "sldNum"))
    ]  # fmt: skip
    return len(said) == len(package.names(SLIDES)) and not others and all(text in usage.ALL for text in said)


def _nothing_hidden(package: PackageParts) -> bool:
    for tree in package.trees(SLIDES):
        hidden = tree.get("show") == "0" or any(tag.get("hidden") == "1" for tag in tree.iter(f"{P}cNvPr"))
        if hidden:
            return False
    return True


def _is_wide(package: PackageParts) -> bool:
    size = package.tree("ppt/presentation.xml").find(f"{P}sldSz")
    return size is not None and (size.get("cx"), size.get("cy")) == WIDE


def _footed(package: PackageParts) -> bool:
    """Every slide after the cover carries the footer and its number."""
    return all(
        any(_text(shape) for shape in _placeholders(tree, "ftr"))
        and next(_placeholders(tree, "sldNum"), None) is not None
        for tree in package.trees(SLIDES)[1:]
    )


SLIDE_CHECKS: dict[str, Callable[[PackageParts], bool]] = {
    "All text is marked as English (United Kingdom)": _in_english,
    "Every slide has a title of its own": _titles_are_unique,
    "Every slide is read from its title on": _titles_come_first,
    "Every chart, table and picture has a text alternative": _graphics_speak,
    "Every table has a marked header row": _tables_have_heads,
    "The notes hold only how to use the slide": _notes_are_ours,
    "Nothing is hidden": _nothing_hidden,
    "Slides are 16:9": _is_wide,
    "Every slide carries its footer and number": _footed,
}

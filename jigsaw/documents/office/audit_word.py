"""What the audit asks of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jigsaw.documents.office.audit_marks import speaks
from jigsaw.documents.office.package_reading import PackageParts
from jigsaw.documents.office.properties import LANGUAGE
from jigsaw.documents.office.word_styles import W as NAMESPACE

W = f"{{{NAMESPACE}}}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A4 = ("11906", "16838")  # twentieths of a point
TRACKED = tuple(
    f"{W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "cellIns", "cellDel", "numberingChange", "commentReference", "commentRangeStart",
        "trackRevisions",
    )
)  # fmt: skip
HIDDEN = (f"{W}vanish", f"{W}specVanish", f"{W}webHidden")


def _stories(package: PackageParts) -> list[Any]:
    """The body, the headers and footers: all that people read."""
    names = [
        name
        for name in package.names("word")
        if name.split("/")[1].startswith(("document", "header", "footer"))
    ]
    return [package.tree(name) for name in names]


def _everywhere(package: PackageParts, *tags: str) -> Iterator[Any]:
    for tree in package.trees("word"):
        yield from tree.iter(*tags)


def _in_english(package: PackageParts) -> bool:
    default = package.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    named = [tag.get(f"{W}val") for tag in _everywhere(package, f"{W}lang", f"{W}themeFontLang")]
    return default is not None and default.get(f"{W}val") == LANGUAGE and set(named) == {LANGUAGE}


def _pictures_speak(package: PackageParts) -> bool:
    drawings = [tag for tree in _stories(package) for tag in tree.iter(f"{DRAWING}docPr")]
    old = [tag for tree in _stories(package) for tag in tree.iter(f"{W}pict", f"{W}object")]
    return not old and all(speaks(tag.get("descr")) for tag in drawings)


def _tables_have_heads(package: PackageParts) -> bool:
    tables = [table for tree in _stories(package) for table in tree.iter(f"{W}tbl")]
    return all(_has_head(table) for table in tables)


def _has_head(table: Any) -> bool:
    first = table.find(f"{W}tr")
    marked = first is not None and first.find(f"{W}trPr/{W}tblHeader") is not None
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    return marked and caption is not None and bool(caption.get(f"{W}val", "").strip())


def _nothing_tracked(package: PackageParts) -> bool:
    return next(_everywhere(package, *TRACKED), None) is None


def _nothing_hidden(package: PackageParts) -> bool:
    return next(_everywhere(package, *HIDDEN), None) is None


def _on_a4(package: PackageParts) -> bool:
    sizes = [tag for tree in _stories(package) for tag in tree.iter(f"{W}pgSz")]
    on_its_side = A4[::-1]
    return bool(sizes) and all(
        (tag.get(f"{W}w"), tag.get(f"{W}h")) in (A4, on_its_side)
        and (tag.get(f"{W}orient") == "landscape") == (tag.get(f"{W}w") == on_its_side[0])
        for tag in sizes
    )


def _headings_step(package: PackageParts) -> bool:
    """The first heading is of level 1 and none skips a level on the way down."""
    levels = [0]
    for style in package.tree("word/document.xml").iter(f"{W}pStyle"):
        name = style.get(f"{W}val", "")
        if name in ("Heading1", "Heading2", "Heading3"):
            levels.append(int(name[-1]))
    steps = zip(levels, levels[1:], strict=False)
    return len(levels) > 1 and all(after <= before + 1 for before, after in steps)


def _in_present_mode(package: PackageParts) -> bool:
    settings = package.tree("word/settings.xml").iter(f"{W}compatSetting")
    modes = [tag.get(f"{W}val") for tag in settings if tag.get(f"{W}name") == "compatibilityMode"]
    return modes == ["15"]


WORD_CHECKS: dict[str, Callable[[PackageParts], bool]] = {
    "All text is marked as English (United Kingdom)": _in_english,
    "Every picture has a text alternative": _pictures_speak,
    "Every table has a marked header row and a caption": _tables_have_heads,
    "No tracked changes": _nothing_tracked,
    "No hidden text": _nothing_hidden,
    "Every page is A4": _on_a4,
    "Headings go down one level at a time": _headings_step,
    "The file opens without compatibility mode": _in_present_mode,
}

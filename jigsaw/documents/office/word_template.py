"""The house template of the Word files: A4, margins of 25 mm, English (United Kingdom), no leftovers."""

from __future__ import annotations

from jigsaw.documents.look import Look
from jigsaw.documents.office import house
from jigsaw.documents.office.word_styles import W, styles_xml

WORD = "vnd.openxmlformats-officedocument.wordprocessingml"
BULLET_LIST, NUMBER_LIST = 0, 1  # the abstract lists of the numbering part
LIST_STEP = 397  # twentieths of a point that each level of a list stands further in: 7 mm
LEVELS = 9


def _levels(kind: str, text: str, colour: str) -> str:
    """Nine levels of one kind of list."""
    shape = f'<w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr>'
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text.replace("n", f"%{n + 1}")}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{LIST_STEP * (n + 1)}" w:hanging="{LIST_STEP}"/></w:pPr>{shape}</w:lvl>'
        for n in range(LEVELS)
    )


def _numbering(look: Look) -> str:
    colour = house.colour(look.primary)
    lists = ((BULLET_LIST, _levels("bullet", "•", colour)), (NUMBER_LIST, _levels("decimal", "n.", colour)))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for number, levels in lists
    )
    bullets = f'<w:num w:numId="1"><w:abstractNumId w:val="{BULLET_LIST}"/></w:num>'
    return f'<w:numbering xmlns:w="{W}">{abstract}{bullets}</w:numbering>'


def _body(edge: int) -> str:
    """An empty A4 page; `edge` is the margin above and below in twentieths of a point."""
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{house.OFFICE}"><w:body><w:sectPr>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{edge}" w:right="1417" w:bottom="{edge}" w:left="1417" '
        'w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>'
    )


def word_template(look: Look, *, compact: bool) -> bytes:
    """An empty Word file in the colours of `look`, that python-docx can open; `compact` for a short text."""
    parts = {
        "_rels/.rels": house.relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": _body(1247 if compact else 1417),
        "word/_rels/document.xml.rels": house.relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("numbering", "numbering.xml"),
            ("theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles_xml(look, compact=compact),
        "word/settings.xml": house.part("word-settings.xml", look),
        "word/fontTable.xml": house.part("word-fonts.xml", look),
        "word/numbering.xml": _numbering(look),
        "word/theme/theme1.xml": house.part("theme.xml", look),
    }
    types = {
        "word/document.xml": f"{WORD}.document.main",
        "word/styles.xml": f"{WORD}.styles",
        "word/settings.xml": f"{WORD}.settings",
        "word/fontTable.xml": f"{WORD}.fontTable",
        "word/numbering.xml": f"{WORD}.numbering",
        "word/theme/theme1.xml": "vnd.openxmlformats-officedocument.theme",
    }
    return house.package(parts, types)

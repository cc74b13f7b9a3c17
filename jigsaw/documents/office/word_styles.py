"""The styles of the Word files: body 11pt on 15pt, headings 18, 14 and 11.5pt, colours of the look."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jigsaw.documents.look import Look
from jigsaw.documents.office import house

GOOD = "14532D"
HAIRLINE = "B9C4C4"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT_WIDTH = 9071  # twentieths of a point between the margins: 160 mm
FACT_INDENT = 2608  # 46 mm


# Word keeps the names of its own styles in small letters and their ids in capitals.
WORD_IDS = (
    {f"heading {n}": f"Heading{n}" for n in (1, 2, 3)}
    | {f"toc {n}": f"TOC{n}" for n in (1, 2)}
    | {"caption": "Caption", "header": "Header", "footer": "Footer"}
)


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes in points; spaces in twentieths of a point; `line` in 240ths of a line."""

    name: str
    size: float = 11
    bold: bool = False
    colour: str = ""
    before: int = 0
    after: int = 160
    line: int = 285
    next: str = ""
    more: str = ""  # further paragraph properties that stand before the spacing
    indent: str = ""
    outline: int | None = None
    tail: str = ""  # further run properties

    @property
    def id(self) -> str:
        """The name without spaces, as Word makes it: Heading1, TOC1."""
        return WORD_IDS.get(self.name, self.name.replace(" ", ""))


@dataclass(frozen=True)
class Ink:
    """The colours of a look as Word writes them."""

    primary: str
    quiet: str
    tint: str

    def rule(self, side: str, gap: int) -> str:
        """A firm line at one side of a paragraph."""
        return (
            f'<w:pBdr><w:{side} w:val="single" w:sz="18" w:space="{gap}" w:color="{self.primary}"/></w:pBdr>'
        )

    def box(self) -> str:
        """Tinted ground with air above and below and a firm line at the left."""
        air = f'w:val="single" w:sz="4" w:space="8" w:color="{self.tint}"'
        edge = f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{self.primary}"/>'
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.tint}"/>'
        return f"<w:pBdr><w:top {air}/>{edge}<w:bottom {air}/></w:pBdr>{ground}"


KEEP = "<w:keepNext/><w:keepLines/>"
INSET = '<w:ind w:left="284" w:right="284"/>'
TO_THE_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def _headings(ink: Ink, *, compact: bool) -> tuple[Style, ...]:
    size, before, after = (14, 300, 100) if compact else (18, 480, 160)
    return (
        Style("Title", 26 if compact else 34, True, ink.primary, 60, 180, 250, "Normal"),
        Style("heading 1", size, True, ink.primary, before, after, 264, "Normal", KEEP, outline=0),
        Style("heading 2", 14, True, ink.primary, 340, 120, 264, "Normal", KEEP, outline=1),
        Style("heading 3", 11.5, True, "", 200, 80, 264, "Normal", KEEP, outline=2),
    )


def _front(ink: Ink) -> tuple[Style, ...]:
    """The cover of the report, the head of the statement, contents, header and footer."""
    return (
        Style("Cover Reference", 13, colour=ink.quiet, before=2100, after=120),
        Style("Cover Date", 14, before=120, more=ink.rule("top", 10), indent='<w:ind w:right="5100"/>'),
        Style("Cover Partnership", 14, True, after=0),
        Style("Masthead", 11, True, ink.primary, after=120, more=ink.rule("bottom", 6)),
        Style("Masthead Document", 12, colour=ink.quiet, after=0),
        Style("TOC Heading", 18, True, ink.primary, 0, 160, 264, more=KEEP),
        Style("toc 1", 11, True, before=160, after=60),
        Style("toc 2", 11, after=60, indent='<w:ind w:left="284"/>'),
        Style("header", 9, colour=ink.quiet, after=0, line=240, more=TO_THE_RIGHT),
        Style("footer", 9, colour=ink.quiet, after=0, line=240, more=TO_THE_RIGHT),
    )


def _text(ink: Ink) -> tuple[Style, ...]:
    quote = f'<w:pBdr><w:left w:val="single" w:sz="16" w:space="10" w:color="{HAIRLINE}"/></w:pBdr>'
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{FACT_INDENT}"/></w:tabs>'
    fact = f'<w:ind w:left="{FACT_INDENT}" w:hanging="{FACT_INDENT}"/>'
    return (
        Style("Lead", 13, after=200, line=290),
        Style("Label", 10, True, ink.primary, 360, 40, 264, "Normal", KEEP),
        Style("Quiet", 10, colour=ink.quiet),
        Style("Fact", after=70, more=tab, indent=fact),
        Style("Signatory", before=60, after=60, more="<w:keepNext/>"),
        Style("Ends", 11, True, before=160, after=0),
        Style("Quote", more=quote, indent=INSET),
        *(Style(name, after=80) for name in ("List Bullet", "List Number", "List Continue")),
        Style("Table Text", 10, after=30, line=264),
        Style("Table Heading", 10, True, ink.primary, after=0, line=264, more="<w:keepNext/>"),
        Style("Gap", 6, after=120, line=240),
        Style("Picture", before=120, after=280, line=240, more="<w:keepNext/>"),
        Style(
            "Help Heading", 14, True, ink.primary, 0, 80, 264, more=KEEP + ink.box(), indent=INSET, outline=0
        ),
        Style("Help", after=0, more="<w:keepLines/>" + ink.box(), indent=INSET),
    )


def _styles(look: Look, *, compact: bool) -> tuple[Style, ...]:
    ink = Ink(*(house.colour(value) for value in (look.primary, house.QUIET, look.tint)))
    styles = (*_headings(ink, compact=compact), *_front(ink), *_text(ink))
    return tuple(map(_closer, styles)) if compact else styles


def _closer(style: Style) -> Style:
    """A style of a short text, which stands on one page where it can."""
    return replace(style, line=min(style.line, 266), after=style.after * 3 // 4, before=style.before * 4 // 5)


def _style_xml(style: Style) -> str:
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    weight = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = round(style.size * 2)
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{style.more}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>'
        f"{style.indent}{outline}</w:pPr>"
        f'<w:rPr>{weight}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _table_style(look: Look) -> str:
    """Hairlines between rows, a firm line and tint for the heading row; nothing between columns."""
    primary, tint = house.colour(look.primary), house.colour(look.tint)
    cell = '<w:top w:w="85" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="85" w:type="dxa"/>'
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    firm = f'w:val="single" w:sz="10" w:space="0" w:color="{primary}"'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="HouseTable"><w:name w:val="House Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"<w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        f'<w:tblCellMar>{cell}<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:top {firm}/><w:bottom {firm}/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def styles_xml(look: Look, *, compact: bool) -> str:
    """The styles part of a Word file in the colours of `look`; `compact` headings suit a short text."""
    ink, primary, quiet = (house.colour(value) for value in (house.INK, look.primary, house.QUIET))
    fonts = " ".join(f'w:{kind}="{house.FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="{ink}"/><w:sz w:val="22"/>'
        '<w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="285" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    fixed = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{primary}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="FactLabel"><w:name w:val="Fact Label"/>'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="{quiet}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="QuietWords"><w:name w:val="Quiet Words"/>'
        f'<w:rPr><w:color w:val="{quiet}"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
    )
    own = "".join(_style_xml(style) for style in _styles(look, compact=compact))
    return f'<w:styles xmlns:w="{W}">{defaults}{fixed}{own}{_table_style(look)}</w:styles>'

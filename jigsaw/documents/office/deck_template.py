"""The house template of the Slides: 16:9, one master, five layouts with real placeholders."""

from __future__ import annotations

from dataclasses import dataclass

from jigsaw.documents.look import Look
from jigsaw.documents.office import house

EMU = 914_400  # English metric units in an inch
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
PRESENTATION = "vnd.openxmlformats-officedocument.presentationml"

# PowerPoint's own name for a table without fills or lines; the slides draw theirs.
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

COVER, TEXT, COLUMNS, TABLE, CHART = range(5)
LAYOUT_NAMES = ("Cover", "Text", "Two columns", "Table", "Chart")

# Places of the placeholders, the same in every layout that has them.
SECTION, BODY, LEFT_HEAD, LEFT, RIGHT_HEAD, RIGHT, GRAPHIC, FOOTER, NUMBER = (
    13,
    14,
    15,
    16,
    17,
    18,
    19,
    11,
    12,
)
PARTNERSHIP = 20


@dataclass(frozen=True)
class Box:
    """Where a placeholder stands, in inches."""

    left: float
    top: float
    width: float
    height: float


PAGE = Box(0, 0, 13.333, 7.5)
SECTION_BOX = Box(0.75, 0.5, 11.83, 0.35)
TITLE_BOX = Box(0.75, 0.9, 11.83, 1.25)
BODY_BOX = Box(0.75, 2.3, 10.6, 4.3)
LEFT_HEAD_BOX = Box(0.75, 2.5, 5.5, 0.45)
LEFT_BOX = Box(0.75, 3.05, 5.5, 3.55)
RIGHT_HEAD_BOX = Box(7.08, 2.5, 5.5, 0.45)
RIGHT_BOX = Box(7.08, 3.05, 5.5, 3.55)
LEFT_RULE = Box(0.75, 2.3, 5.5, 0.03)
RIGHT_RULE = Box(7.08, 2.3, 5.5, 0.03)
TABLE_BOX = Box(0.75, 2.15, 11.83, 4.45)
CHART_LEAD_BOX = Box(0.75, 2.15, 11.83, 0.8)
CHART_BOX = Box(0.75, 3.1, 11.83, 3.5)
FOOTER_BOX = Box(0.75, 6.92, 10.5, 0.3)
NUMBER_BOX = Box(11.58, 6.92, 1.0, 0.3)
COVER_REFERENCE_BOX = Box(1.1, 0.95, 11.0, 0.45)
COVER_TITLE_BOX = Box(1.1, 1.6, 11.0, 2.9)
COVER_RULE = Box(1.1, 4.72, 1.65, 0.04)
COVER_DATE_BOX = Box(1.1, 4.95, 11.0, 0.45)
COVER_PARTNERSHIP_BOX = Box(1.1, 6.15, 11.0, 0.6)


def _xfrm(box: Box) -> str:
    left, top, width, height = (round(value * EMU) for value in (box.left, box.top, box.width, box.height))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _levels(size: int, colour: str, *, bold: bool, align: str) -> str:
    """Sizes and colours of the two levels: 1 is running text, 2 is a list."""
    run = (
        f'<a:defRPr lang="en-GB" sz="{size * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
    )
    return f'<a:lvl1pPr algn="{align}">{run}</a:lvl1pPr><a:lvl2pPr algn="{align}">{run}</a:lvl2pPr>'


def _placeholder(
    number: int,
    name: str,
    ph: str,
    box: Box,
    *,
    size: int,
    colour: str = "tx1",
    bold: bool = False,
    anchor: str = "t",
    align: str = "l",
    text: str = "",
) -> str:
    """One placeholder shape of the master or of a layout; `ph` are the attributes of p:ph."""
    prompt = text or f'<a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{_xfrm(box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{_levels(size, colour, bold=bold, align=align)}</a:lstStyle>"
        f"<a:p>{prompt}</a:p></p:txBody></p:sp>"
    )


def _bar(number: int, name: str, box: Box, colour: str) -> str:
    """A plain filled rectangle of the master."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{colour}</a:solidFill>"
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        '<a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


NUMBER_FIELD = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
)


def _feet() -> str:
    return _placeholder(
        90, "Footer", f'type="ftr" sz="quarter" idx="{FOOTER}"', FOOTER_BOX, size=12, colour="accent2"
    ) + _placeholder(
        91,
        "Slide number",
        f'type="sldNum" sz="quarter" idx="{NUMBER}"',
        NUMBER_BOX,
        size=12,
        colour="accent2",
        align="r",
        text=NUMBER_FIELD,
    )


def _heads() -> str:
    return _placeholder(2, "Title", 'type="title"', TITLE_BOX, size=32, bold=True) + _text(
        3, "Section", SECTION, SECTION_BOX, size=16, colour="tx2", bold=True
    )


def _text(
    number: int, name: str, index: int, box: Box, *, size: int, colour: str = "tx1", bold: bool = False
) -> str:
    return _placeholder(
        number, name, f'type="body" sz="quarter" idx="{index}"', box, size=size, colour=colour, bold=bold
    )


def _graphic(kind: str, name: str, box: Box) -> str:
    return _placeholder(10, name, f'type="{kind}" idx="{GRAPHIC}"', box, size=16)


def _cover() -> str:
    return (
        _placeholder(
            2, "Title", 'type="ctrTitle"', COVER_TITLE_BOX, size=54, bold=True, colour="bg1", anchor="b"
        )
        + _bar(9, "Line", COVER_RULE, '<a:schemeClr val="bg2"/>')
        + _text(3, "Reference", SECTION, COVER_REFERENCE_BOX, size=22, colour="bg2")
        + _placeholder(4, "Date", 'type="subTitle" idx="1"', COVER_DATE_BOX, size=22, colour="bg2")
        + _text(5, "Partnership", PARTNERSHIP, COVER_PARTNERSHIP_BOX, size=22, colour="bg1", bold=True)
    )


def _columns() -> str:
    rule = '<a:schemeClr val="tx2"/>'
    return (
        _bar(20, "Left line", LEFT_RULE, rule)
        + _bar(21, "Right line", RIGHT_RULE, rule)
        + _text(4, "Left heading", LEFT_HEAD, LEFT_HEAD_BOX, size=22, colour="tx2", bold=True)
        + _text(5, "Left text", LEFT, LEFT_BOX, size=22)
        + _text(6, "Right heading", RIGHT_HEAD, RIGHT_HEAD_BOX, size=22, colour="tx2", bold=True)
        + _text(7, "Right text", RIGHT, RIGHT_BOX, size=22)
    )


def _layout(index: int) -> str:
    """The XML of one layout."""
    shapes = {
        COVER: _cover,
        TEXT: lambda: _heads() + _text(4, "Text", BODY, BODY_BOX, size=24) + _feet(),
        COLUMNS: lambda: _heads() + _columns() + _feet(),
        TABLE: lambda: _heads() + _graphic("tbl", "Table", TABLE_BOX) + _feet(),
        CHART: lambda: (
            _heads()
            + _text(4, "Finding", BODY, CHART_LEAD_BOX, size=22)
            + _graphic("chart", "Chart", CHART_BOX)
            + _feet()
        ),
    }[index]()
    ground = ""
    if index == COVER:
        fill = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        ground = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    hidden = ' showMasterSp="0"' if index == COVER else ""
    return (
        f'<p:sldLayout {NAMESPACES} preserve="1"{hidden} userDrawn="1"><p:cSld name="{LAYOUT_NAMES[index]}">'
        f'{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master(look: Look) -> str:
    line = '<a:srgbClr val="B9C4C4"/>'
    shapes = (
        _bar(7, "Mark", Box(0.75, 0, 0.9, 0.12), '<a:schemeClr val="tx2"/>')
        + _bar(8, "Line", Box(0.75, 6.78, 11.83, 0.01), line)
        + _placeholder(2, "Title", 'type="title"', TITLE_BOX, size=32, bold=True)
        + _placeholder(3, "Text", 'type="body" idx="1"', BODY_BOX, size=22)
        + _feet().replace(f' idx="{FOOTER}"', ' idx="3"').replace(f' idx="{NUMBER}"', ' idx="4"')
    )
    layouts = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(5))
    return house.part("slide-master.xml", look, shapes=shapes, layouts=layouts)


def slides_template(look: Look) -> bytes:
    """A presentation without slides, in the colours of `look`, that python-pptx can open."""
    layouts = {f"ppt/slideLayouts/slideLayout{n + 1}.xml": _layout(n) for n in range(5)}
    parts = {
        "_rels/.rels": house.relationships(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": house.part("presentation.xml", look),
        "ppt/_rels/presentation.xml.rels": house.relationships(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f'<p:viewPr {NAMESPACES}><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>',
        "ppt/tableStyles.xml": f'<a:tblStyleLst {NAMESPACES} def="{PLAIN_TABLE}"/>',
        "ppt/slideMasters/slideMaster1.xml": _master(look),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": house.relationships(
            *(("slideLayout", f"../slideLayouts/slideLayout{n + 1}.xml") for n in range(5)),
            ("theme", "../theme/theme1.xml"),
        ),
        "ppt/theme/theme1.xml": house.part("theme.xml", look),
        **layouts,
    }
    master_of = house.relationships(("slideMaster", "../slideMasters/slideMaster1.xml"))
    parts |= {f"ppt/slideLayouts/_rels/slideLayout{n + 1}.xml.rels": master_of for n in range(5)}
    types = dict.fromkeys(layouts, f"{PRESENTATION}.slideLayout") | {
        "ppt/presentation.xml": f"{PRESENTATION}.presentation.main",
        "ppt/slideMasters/slideMaster1.xml": f"{PRESENTATION}.slideMaster",
        "ppt/presProps.xml": f"{PRESENTATION}.presProps",
        "ppt/viewProps.xml": f"{PRESENTATION}.viewProps",
        "ppt/tableStyles.xml": f"{PRESENTATION}.tableStyles",
        "ppt/theme/theme1.xml": "vnd.openxmlformats-officedocument.theme",
    }
    return house.package(parts, types)

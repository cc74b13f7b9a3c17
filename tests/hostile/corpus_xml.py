"""XML that grows, fetches, or speaks another alphabet than it says."""

from __future__ import annotations

from collections.abc import Iterator

from jigsaw.files.tests.sound import document, ods_parts, workbook
from jigsaw.files.tests.zips import changed, packed, parts_of
from tests.hostile.corpus import Case

SHEET, WORD, ODS = "xl/worksheets/sheet1.xml", "word/document.xml", "content.xml"


def _declared(canary: str) -> dict[str, str]:
    """What a document type may do."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "an outer entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{canary}xxe">]>',
        "an entity of a file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "an outer type": f'<!DOCTYPE a SYSTEM "{canary}dtd">',
        "a public type": f'<!DOCTYPE a PUBLIC "-//A//B" "{canary}dtd">',
        "parameter entities": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{canary}p"> %p;]>',
        "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]>',
        "quadratic growth": f'<!DOCTYPE a [<!ENTITY q "{"q" * 50_000}">]>',
        "an empty type": "<!DOCTYPE a>",
        "attributes with values": '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]>',
    }


def cases(canary: str) -> Iterator[Case]:
    places = (
        (workbook(), SHEET, "chronology.xlsx"),
        (document(), WORD, "report.docx"),
        (packed(ods_parts()), ODS, "chronology.ods"),
    )
    for content, part, filename in places:
        for name, declared in _declared(canary).items():
            made = _after_head(parts_of(content)[part].decode(), declared)
            yield Case(
                "XML", f"{name} in {filename}", filename, changed(content, {part: made}), says=("unreadable",)
            )
    for part in (
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
    ):
        made = _after_head(parts_of(workbook())[part].decode(), '<!DOCTYPE a [<!ENTITY x "y">]>')
        yield Case("XML", f"a type in {part}", "chronology.xlsx", changed(workbook(), {part: made}))
    for name, made in _shapes(canary):
        yield Case("XML", name, "chronology.xlsx", changed(workbook(), {SHEET: made}))


def _shapes(canary: str) -> Iterator[tuple[str, bytes | str]]:
    sheet = parts_of(workbook())[SHEET].decode()
    bare = sheet[sheet.index("<worksheet") :]
    typed = '<!DOCTYPE a [<!ENTITY x "y">]>' + bare
    yield "UTF-16 with a type", ('<?xml version="1.0" encoding="UTF-16"?>' + typed).encode("utf-16")
    yield "UTF-16 without a mark", ('<?xml version="1.0" encoding="UTF-16LE"?>' + bare).encode("utf-16-le")
    yield "UTF-32", bare.encode("utf-32")
    yield "UTF-7", b'<?xml version="1.0" encoding="UTF-7"?>' + bare.encode()
    yield "EBCDIC", f'<?xml version="1.0" encoding="cp037"?>{bare}'.encode("cp037")
    yield "an unknown alphabet", f'<?xml version="1.0" encoding="klingon"?>{bare}'
    yield (
        "bytes that are no UTF-8",
        b'<?xml version="1.0"?>' + bare.replace("School", "Sch\xf6ol").encode("latin-1"),
    )
    yield "depth of 100,000", "<a>" * 100_000 + "</a>" * 100_000
    yield "depth of 300", "<a>" * 300 + "</a>" * 300
    yield "10,000 attributes", "<a " + " ".join(f'b{n}="c"' for n in range(10_000)) + "/>"
    yield "one attribute twice", '<a b="1" b="2"/>'
    yield "no end", bare[:-30]
    yield "two roots", bare + bare
    yield "no XML", "Date,What happened"
    yield "an empty part", ""
    yield (
        "an XInclude",
        f'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="{canary}include"/></a>',
    )
    yield "a style sheet", f'<?xml-stylesheet href="{canary}style.xsl" type="text/xsl"?>{bare}'
    yield "a control character", bare.replace("School", "Sch\x01ol")
    yield "an entity that is not declared", bare.replace("<sheetData", "<b>&x;</b><sheetData", 1)


def _after_head(text: str, declared: str) -> str:
    head, mark, rest = text.partition("?>")
    return f"{head}{mark}{declared}{rest}" if mark and text.startswith("<?xml") else declared + text

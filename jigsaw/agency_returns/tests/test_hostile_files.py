"""Files made to do harm. Each is refused in one sentence, before a parser sees it, and without taking memory for it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
import zlib

import pytest

from jigsaw.agency_returns.spreadsheets.templates import (
    ODS_CONTENT,
    ODS_MANIFEST,
    ODS_TYPE,
    Request,
    ods_template,
)
from jigsaw.agency_returns.tests.making import read, row, said, xlsx

WRONG_TYPE = "The selected file must be an XLSX, ODS or CSV"
PASSWORD = "The selected file is password protected"
TOO_LARGE = "The selected file must be smaller than 10MB"
TEMPLATE = "The selected file must use the template: "
SHEET = "xl/worksheets/sheet1.xml"
KINDS = "[Content_Types].xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """A good XLSX of which one part says something else."""
    parts = parts_of(xlsx(row()))
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new)})


def with_rows(xml: bytes) -> bytes:
    return changed(SHEET, b"</sheetData>", xml + b"</sheetData>")


def with_part(name: str, data: bytes = b"x") -> bytes:
    return packed(parts_of(xlsx(row())) | {name: data})


def ods(rows: str) -> bytes:
    table = f'<table:table table:name="Chronology">{rows}</table:table>'
    content = ODS_CONTENT.format(sheets=table).encode()
    return packed(
        {
            "mimetype": ODS_TYPE.encode(),
            "content.xml": content,
            "META-INF/manifest.xml": ODS_MANIFEST.encode(),
        }
    )


def locked_flags() -> bytes:
    content = bytearray(xlsx(row()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        content[at + offset] |= 1
    return bytes(content)


def lying_size() -> bytes:
    """A part that unpacks to a hundred times what its directory says."""
    honest, small = b"<x>" + b" " * 5_000_000, b"<x>"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(honest) + packer.flush()
    content = bytearray(packed(parts_of(xlsx(row())) | {"xl/sharedStrings2.xml": honest}))
    assert stream[:20] in content
    size = len(honest).to_bytes(4, "little")
    for _ in range(2):
        at = content.find(size)
        content[at : at + 4] = len(small).to_bytes(4, "little")
    return bytes(content)


def encrypted_office() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 504
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 512
    )


CELL = '<table:table-cell office:value-type="string" {}><text:p>x</text:p></table:table-cell>'
MACRO_BOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BOMB = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
REACH = TEMPLATE + "its cells reach as far as "

HOSTILE = {
    "a cell at XFD1048576": (with_rows(BOMB), REACH + "XFD1048576"),
    "the same with single quotes": (with_rows(BOMB.replace(b'"', b"'")), REACH + "XFD1048576"),
    "the same with spaces": (with_rows(BOMB.replace(b"r=", b"r \n= ")), REACH + "XFD1048576"),
    "the same as a reference": (with_rows(BOMB.replace(b"XFD", b"&#88;FD")), REACH + "XFD1048576"),
    "a far row without a cell's address": (
        with_rows(b'<row r="1048576"><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>'), REACH + "O1048576"),
    "a million cells without addresses": (
        with_rows(b"<row>" + b"<c/>" * 20_000 + b"</row>"), REACH + "XFE6"),
    "a column in the middle of nowhere": (with_rows(b'<row r="90000"><c r="ZZ90000"><v>1</v></c></row>'),
                                          REACH + "ZZ90000"),
    "a bomb in another sheet": (with_part("xl/worksheets/other.xml", b"<worksheet><sheetData>" + BOMB
                                          + b"</sheetData></worksheet>"), REACH + "XFD1048576"),
    "more rows than a sheet has": (with_rows(b"<row/>" * 100_001), TEMPLATE + "it has far more rows than a chronology"),
    "far more text": (with_part("xl/more.xml", b"<sst>" + b"<si/>" * 600_001 + b"</sst>"),
                      TEMPLATE + "it holds far more text than a chronology"),
    "a zip bomb": (with_part("xl/bomb.xml", b"0" * 130_000_000), TOO_LARGE),
    "a part larger than it says": (lying_size(), WRONG_TYPE),
    "a thousand parts": (packed(parts_of(xlsx(row())) | {f"xl/p{n}.xml": b"" for n in range(1000)}), TOO_LARGE),
    "two directories": (xlsx(row()) + xlsx(row()), WRONG_TYPE),
    "half an archive": (xlsx(row())[:2000], WRONG_TYPE),
    "an archive of something else": (packed({"a.txt": b"x"}), None),
    "a Word file": (packed({KINDS: b"<Types>wordprocessingml.document.main+xml</Types>"}), WRONG_TYPE),
    "a locked workbook": (encrypted_office(), PASSWORD),
    "a locked part": (locked_flags(), PASSWORD),
    "a workbook for macros": (changed(KINDS, BOOK, MACRO_BOOK), WRONG_TYPE),
    "a macro in a plain workbook": (with_part("xl/vbaProject.bin"), WRONG_TYPE),
    "a macro sheet": (with_part("xl/macrosheets/sheet1.xml", b"<x/>"), WRONG_TYPE),
    "an ActiveX control": (with_part("xl/activeX/activeX1.xml", b"<x/>"), WRONG_TYPE),
    "a declaration of entities": (changed(SHEET, b"<worksheet", b'<!DOCTYPE a><worksheet'), WRONG_TYPE),
    "a part in UTF-16": (with_part("xl/worksheets/sheet9.xml", "<worksheet/>".encode("utf-16")), WRONG_TYPE),
    "a part in another encoding": (
        with_part("xl/worksheets/sheet9.xml", b'<?xml version="1.0" encoding="UTF-7"?><x/>'), WRONG_TYPE),
    "broken XML": (changed(SHEET, b"</sheetData>", b"</sheet"), WRONG_TYPE),
    "an ODS cell repeated for ever": (
        ods("<table:table-row>" + CELL.format('table:number-columns-repeated="99999999"') + "</table:table-row>"),
        REACH + "XFD1"),
    "an ODS row repeated for ever": (
        ods('<table:table-row table:number-rows-repeated="99999999">' + CELL.format("") + "</table:table-row>"),
        REACH + "A99999999"),
    "an ODS count that is none": (
        ods('<table:table-row table:number-rows-repeated="1e9">' + CELL.format("") + "</table:table-row>"), WRONG_TYPE),
    "a locked ODS": (
        packed(parts_of(ods_template(Request())) | {"META-INF/manifest.xml": b"<m:encryption-data/>"}), PASSWORD),
    "an ODS with macros": (packed(parts_of(ods_template(Request())) | {"Basic/script.xml": b"<x/>"}), WRONG_TYPE),
    "a program": (b"MZ\x90\0\x03\0\0\0" * 40, WRONG_TYPE),
    "a page": (b"<html><script>alert(1)</script></html>", WRONG_TYPE),
    "random bytes": (bytes(range(256)) * 8, WRONG_TYPE),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name):
    """Fails when the file is taken, ends in an exception, or is told in other words."""
    content, message = HOSTILE[name]
    found = read(content)
    assert not found.events
    assert len(found.errors) == 1
    assert found.errors[0].message == (message or WRONG_TYPE)


def test_a_bomb_of_two_kilobytes_takes_next_to_no_memory(tmp_path):
    """Fails when refusing a cell at XFD1048576 takes 150 MB more than starting does."""
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(HOSTILE["a cell at XFD1048576"][0])
    code = (
        "import resource, sys\n"
        "from jigsaw.agency_returns.tests.making import read, xlsx, row\n"
        "read(xlsx(row()))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "assert read(open(sys.argv[1], 'rb').read()).errors\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150_000


def test_benign_files_are_taken():
    """Controls: what looks a little like the files above and is none of them."""
    wide = xlsx([*row(), "", *["own"] * 30], headings=None)
    assert not said(read(wide))
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{cells}</table:table-row>'
    template = parts_of(ods_template(Request()))
    ending = template["content.xml"].replace(b"</table:table>", blank.encode() + b"</table:table>")
    assert said(read(packed(template | {"content.xml": ending}))) == [("", "The selected file is empty")]
    assert not said(read(xlsx(row(action='<c r="XFD1048576"> and =1+1 and r="ZZ9999999"'))))

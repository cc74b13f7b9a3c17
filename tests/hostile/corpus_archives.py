"""Archives that lie, burst, hide something, or are two files at once."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from jigsaw.files.tests.sound import document, ods_parts, pdf, picture, workbook
from jigsaw.files.tests.zips import changed, packed, parts_of, patched
from tests.hostile.corpus import Case

ZEROS = b"\0" * 1_000_000
BAD_NAMES = {
    "parent folders": "../../../../tmp/jigsaw-was-here.xml",
    "parent folders of Windows": "..\\..\\jigsaw-was-here.xml",
    "an absolute path": "/tmp/jigsaw-was-here.xml",
    "a drive": "C:/jigsaw-was-here.xml",
    "a stream of NTFS": "xl/sheet.xml:hidden",
    "parents inside": "xl/../../jigsaw-was-here.xml",
    "a line break": "xl/a\r\nb.xml",
    "a dot folder": "xl/./sheet.xml",
    "a double slash": "xl//sheet.xml",
    "a long name": "xl/" + "a" * 300 + ".xml",
}


def cases(canary: str) -> Iterator[Case]:
    for name, content, *why in [*_lies(), *_bursts(), *_hidden(), *_kinds()]:
        yield Case("archives", name, "chronology.xlsx", content, says=tuple(why))
    for name, path in BAD_NAMES.items():
        yield Case("archives", f"a part with {name}", "chronology.xlsx", changed(workbook(), {path: "<a/>"}))


def _lies() -> Iterator[tuple]:
    book = workbook()
    size = len(zipfile.ZipFile(io.BytesIO(book)).infolist())
    yield "a size too small in the directory", patched(book, "central", 24, struct.pack("<L", 5))
    yield "a size too large in the directory", patched(book, "central", 24, struct.pack("<L", 5_000_000))
    yield (
        "sizes too small in both",
        patched(patched(book, "central", 24, b"\5\0\0\0"), "local", 22, b"\5\0\0\0"),
    )
    yield "another size before the part", patched(book, "local", 22, struct.pack("<L", 5))
    yield "a wrong checksum", patched(patched(book, "central", 16, b"abcd"), "local", 14, b"abcd")
    yield "another checksum before the part", patched(book, "local", 14, b"abcd")
    yield "another name before the part", patched(book, "local", 30, b"x")
    yield "another way of packing before the part", patched(book, "local", 8, b"\0\0")
    yield (
        "a way of packing that is not known",
        patched(patched(book, "central", 10, b"\x0e\0"), "local", 8, b"\x0e\0"),
    )
    yield "one part fewer in the directory", patched(book, "end", 8, struct.pack("<2H", size - 1, size - 1))
    yield "one part more in the directory", patched(book, "end", 8, struct.pack("<2H", size + 1, size + 1))
    yield "a directory elsewhere", patched(book, "end", 16, struct.pack("<L", 4))
    yield "several disks", patched(book, "end", 4, b"\1\0")
    yield "a directory of large numbers that is not there", patched(book, "end", 16, b"\xff\xff\xff\xff")
    yield "part sizes of large numbers", patched(book, "central", 20, b"\xff" * 8)
    yield "a part that begins inside another", patched(book, "central", 42, b"\1\0\0\0", entry=1)
    yield "two parts in one place", patched(book, "central", 42, b"\0\0\0\0", entry=1)
    yield "cut short", book[:-40]
    yield "its end alone", book[-22:]


def _bursts() -> Iterator[tuple]:
    book = parts_of(workbook())
    yield "a part of 400 MB", packed(book | {"xl/media/a.png": ZEROS * 400}), "too-much"
    yield "90 parts of 2 MB", packed(book | {f"xl/media/{n}.png": ZEROS * 2 for n in range(90)}), "too-much"
    yield "3,000 parts", packed(book | {f"xl/media/{n}.png": b"" for n in range(3000)}), "too-much"
    blanks = b"<sheetData>" + b"<row/>" * 8_000_000 + b"</sheetData>"
    yield "a sheet of 8,000,000 empty rows", packed(book | {"xl/worksheets/sheet2.xml": blanks}), "too-much"
    yield "large at a small ratio", packed(book | {"xl/media/a.bin": ZEROS * 119})
    inner = packed({f"{n}.txt": ZEROS * 3 for n in range(20)})
    yield "archives in an archive", packed(book | {f"xl/media/{n}.zip": inner for n in range(20)})


def _hidden() -> Iterator[tuple]:
    book = workbook()
    yield "words after the end", book + b"after the end"
    yield "a script before the beginning", b"#!/bin/sh\nexit\n" + book, "kind"
    yield "two archives in a row", book + workbook()
    yield "a second archive as the comment of the first", _commented(book, workbook())
    yield "a comment", _commented(book, b"hello")
    yield "a picture in front", picture() + book, "name", "unreadable"
    yield "a PDF in front", pdf() + book, "unreadable"
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for name, data in (*parts_of(book).items(), ("xl/WORKBOOK.xml", b"<a/>")):
            archive.writestr(name, data)
    yield "two parts whose names differ by case", twice.getvalue()
    yield "a gap between the parts", _with_gap(book)
    link = zipfile.ZipInfo("xl/link.xml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    yield "a link to /etc/passwd", _added(book, link, b"/etc/passwd")
    device = zipfile.ZipInfo("xl/device.xml")
    device.create_system, device.external_attr = 3, 0o020666 << 16
    yield "a device", _added(book, device, b"")
    yield "a second name in an extra field", _added(book, _with_extra(0x7075), b"<a/>")
    yield "a second size in an extra field", _added(book, _with_extra(0x0001), b"<a/>")
    for name, begins in (("rar", b"Rar!\x1a\x07"), ("7z", b"7z\xbc\xaf\x27\x1c"), ("gzip", b"\x1f\x8b\x08")):
        yield f"{name} inside", changed(book, {"xl/media/image1.png": begins + b"\0" * 50}), "objects"
    yield "a program inside", changed(book, {"xl/media/image1.png": b"MZ\x90\0" + b"\0" * 90}), "objects"
    yield "a program as a part", changed(book, {"xl/run.exe": b"MZ\x90\0" + b"\0" * 90}), "objects"


def _kinds() -> Iterator[tuple]:
    plain = packed({"notes.txt": "hello"})
    yield "a plain zip", plain, "kind"
    yield "an empty zip", packed({}), "kind"
    yield (
        "a Java archive",
        packed({"META-INF/MANIFEST.MF": "Main-Class: a", "a.class": b"\xca\xfe\xba\xbe"}),
        "kind",
    )
    locked = patched(patched(workbook(), "central", 8, b"\1\0"), "local", 6, b"\1\0")
    yield "locked parts", locked, "password"
    yield (
        "strongly locked parts",
        patched(patched(workbook(), "central", 8, b"\x41\0"), "local", 6, b"\x41\0"),
        "password",
    )
    yield "no parts that it needs", changed(document(), {"word/document.xml": None}), "unreadable"
    yield "no relationships", changed(workbook(), {"_rels/.rels": None}), "unreadable"
    drawing = ods_parts() | {"mimetype": "application/vnd.oasis.opendocument.graphics"}
    yield "a drawing of LibreOffice", packed(drawing), "kind"
    late = {name: ods_parts()[name] for name in ("content.xml", "mimetype", "META-INF/manifest.xml")}
    yield "an ODS that does not begin as one", packed(late), "unreadable"


def _commented(content: bytes, comment: bytes) -> bytes:
    return content[:-2] + struct.pack("<H", min(len(comment), 65535)) + comment[:65535]


def _with_gap(content: bytes) -> bytes:
    """Bytes that no entry names, between the last part and the directory."""
    begins = int.from_bytes(content[-6:-2], "little")
    moved = content[:begins] + b"hidden between the parts" + content[begins:]
    return moved[:-6] + struct.pack("<L", begins + 24) + moved[-2:]


def _added(content: bytes, info: zipfile.ZipInfo, data: bytes) -> bytes:
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr(info, data)
    return kept.getvalue()


def _with_extra(field: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("xl/extra.xml")
    info.extra = struct.pack("<2H", field, 24) + b"\0" * 24
    return info

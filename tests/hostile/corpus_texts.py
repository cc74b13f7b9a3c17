"""Texts that are none, that pretend, that hide; and files of other kinds under the names of texts."""

from __future__ import annotations

from collections.abc import Iterator

from jigsaw.files.tests.sound import table_text
from tests.hostile.corpus import FLAGGED, Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PRETENDING = (
    b"<!DOCTYPE html><script>alert(1)</script>", b"<html><body onload=x>", b"  \r\n<script>alert(1)</script>",
    b"<?xml version='1.0'?><svg/>", b"<svg onload=alert(1)>", b"<?php system('id'); ?>", b"#!/bin/sh\nrm -rf /\n",
    b"{\\rtf1\\ansi{\\object\\objocx}}", b"%!PS-Adobe-3.0\n", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>",
    b"[InternetShortcut]\nURL=file://host.example/a\n", b"Windows Registry Editor Version 5.00\n",
    b"ID;PWXL;N;E\nC;X1;Y1;K1\n",
    b"@echo off\r\ndel *.*\r\n", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    b"<!-- a --><img src=x onerror=alert(1)>",
    b"\xef\xbb\xbf<html>", "<html>".encode("utf-16"), b"[Desktop Entry]\nExec=calc\n", b"<iframe src=//a.example>",
)  # fmt: skip
BINARY = {
    "zero bytes": b"Date,What\n3 March 2025,\0\0\n",
    "a zero byte at its end": b"a,b\n" + b"c,d\n" * 9 + b"\0",
    "zero bytes in UTF-16": "a,\0b".encode("utf-16"),
    "UTF-32": "a,b\n".encode("utf-32"),
    "bytes of no alphabet": b"a,b\n\x81\x8d\x8f\x90\x9d\n",
    "control characters": b"\x01\x02\x03\x04\x05\x06\x0e\x0f" * 200,
    "an old workbook": OLE,
    "a program": b"\x7fELF\x02\x01\x01" + b"\0" * 90,
    "a program of Windows": b"MZ\x90\0\x03" + b"\0" * 90,
    "gzip": b"\x1f\x8b\x08\0" + b"abc" * 20,
    "a shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 70,
    "a film": b"\0\0\0\x18ftypmp42" + b"\0" * 90,
    "half a character": "a,b\n\ud83d".encode("utf-16", "surrogatepass"),
}


def cases(canary: str) -> Iterator[Case]:
    for content in PRETENDING:
        for ending in ("csv", "txt"):
            yield Case(
                "texts", f"{ending} that begins {content[:24]!r}", f"notes.{ending}", content, says=("kind",)
            )
    for name, content in BINARY.items():
        yield Case("texts", name, "notes.csv", content, says=("kind", "unreadable"))
    yield Case("texts", "no bytes", "notes.csv", b"", says=("empty",))
    yield Case("texts", "blanks alone", "notes.txt", b" \r\n\t\r\n", says=("empty",))
    yield Case("texts", "a mark alone", "notes.txt", b"\xef\xbb\xbf", says=("empty",))
    yield Case("texts", "a line of 9,000,000 characters", "notes.csv", b"a" * 9_000_000, says=("too-much",))
    yield Case("texts", "10 MB", "notes.csv", b"a,b\n" * 2_500_000, says=("size",))
    locked = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 90
    for ending in ("xlsx", "docx", "pptx"):
        yield Case("texts", f"a locked {ending}", f"file.{ending}", locked, says=("password",))
    for ending in ("xls", "doc", "ppt", "msg"):
        yield Case("texts", f"an old {ending}", f"file.{ending}", OLE, says=("kind",))
    yield from _flagged()


def _flagged() -> Iterator[Case]:
    for cell in (
        "=1+1",
        "=cmd|'/C calc'!A0",
        '=HYPERLINK("http://a.example")',
        "@SUM(1)",
        "+A1+A2",
        "-2+3+cmd|' /C a'!A0",
    ):
        yield Case(
            "texts", f"the cell {cell}", "notes.csv", table_text(extra=(cell,)), FLAGGED, ("like a formula",)
        )
    for name, sign, says in (
        ("a turn to the left", "\u202e", "direction"), ("an embedded turn", "\u2067", "direction"),
        ("a space of no width", "\u200b", "cannot be seen"), ("a soft hyphen", "\u00ad", "cannot be seen"),
        ("a bell", "\x07", "control characters"), ("an escape", "\x1b[31m", "control characters"),
    ):  # fmt: skip
        yield Case("texts", name, "notes.txt", f"Seen{sign} at home".encode(), FLAGGED, (says,))
    for tag in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>seen</b>", "<iframe src=a>"):
        yield Case(
            "texts", f"{tag} in a cell", "notes.csv", table_text(extra=(tag,)), FLAGGED, ("web pages",)
        )

"""The gate: what it says, which names it shows, and the walls around what parses."""

from __future__ import annotations

import os
import socketserver
import threading
import unicodedata

import pytest

from jigsaw.files.gate import passing
from jigsaw.files.gate.kinds import EDITIONS, EVIDENCE, PICTURES_AND_PDF, SPREADSHEETS, Kind
from jigsaw.files.gate.names import clean_name
from jigsaw.files.gate.passing import pass_gate, pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.files.tests import sound

NASTY = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/shadow",
    "C:\\Windows\\a.pdf",
    "\\\\host\\share\\a.pdf",
    "CON",
    "con.pdf",
    "NUL.txt.pdf",
    "PRN .pdf",
    "AUX",
    "COM1.pdf",
    "lpt9.pdf",
    "COM\u00b9.pdf",
    "CLOCK$.pdf",
    "a\u202efdp.exe.pdf",
    "\u202egnp.pdf",
    "a\u200b.pdf",
    "\ufeffa.pdf",
    "a\u2066b\u2069.pdf",
    "x" * 300 + ".pdf",
    "\U0001f600\U0001f600.pdf",
    'a"b.pdf',
    "a'b.pdf",
    "a\r\nSet-Cookie: x=y.pdf",
    "a\nb.pdf",
    "a\0b.pdf",
    "a%00.pdf",
    "%2e%2e%2fa.pdf",
    "a%0d%0a.pdf",
    "a.pdf.",
    "a.pdf . . .",
    "a.pdf ",
    " a.pdf",
    ".pdf",
    "..pdf",
    "...",
    "",
    ".",
    "..",
    "~$a.pdf",
    "-rf.pdf",
    "--help.pdf",
    "a.exe.pdf",
    "a.tar.gz.pdf",
    "a.pdf.pdf",
    "a;b.pdf",
    "a|b.pdf",
    "a&b.pdf",
    "$(id).pdf",
    "`id`.pdf",
    "<script>.pdf",
    "a:b.pdf",
    "a::$DATA.pdf",
    "a*.pdf",
    "a?.pdf",
    "\uff0e\uff0e\uff0fa.pdf",
    "a\u2215b.pdf",
    "a\u2044b.pdf",
    "e\u0301.pdf",
    "\ud800.pdf",
    "a\tb.pdf",
    "\x1b[31ma.pdf",
    "=cmd.pdf",
    "@a.pdf",
    "+a.pdf",
    "desktop.ini.pdf",
    "a\u00a0b.pdf",
    "file:a.pdf",
]
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize("filename", NASTY, ids=ascii)
def test_a_name_to_show_misleads_nobody(filename):
    """Fails when a name holds a folder, a control, a turn, a device, a sign of a shell, or a second ending."""
    name, _ = clean_name(filename, Kind.PDF)
    stem = name.removesuffix(".pdf")
    assert name.endswith(".pdf")
    assert stem
    assert len(name) <= 105
    assert stem.split(" ")[0].split(".")[0].upper() not in DEVICES
    assert not set(name) & set("/\\:*?\"'<>|;&$`%\r\n\t\0=@+")
    assert not [each for each in name if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert stem[0] not in ".-~ "
    assert stem[-1] not in ". "
    assert not stem.lower().endswith((".exe", ".gz", ".pdf", ".ini"))


def test_an_ordinary_name_stays():
    assert (
        clean_name("Chronology AB-2026-04 (school), v1.2.PDF", Kind.PDF)[0]
        == "Chronology AB-2026-04 (school), v1.2.pdf"
    )
    assert clean_name("Café Ōtaki.docx", Kind.DOCX) == ("Café Ōtaki.docx", [])
    assert clean_name("invoice.exe.pdf", Kind.PDF) == (
        "invoice-exe.pdf", ["The name of the file had more than one ending"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "filename", "kinds", "said"),
    [
        (b"MZ\x90\0", "a.csv", SPREADSHEETS, "The selected file must be an XLSX, ODS or CSV"),
        (b"MZ\x90\0", "a.pdf", PICTURES_AND_PDF, "The selected file must be a PDF, PNG or JPEG"),
        (sound.pdf(), "a.yaml", EDITIONS, "The selected file must be a YAML or JSON"),
        (b"", "a.csv", SPREADSHEETS, "The selected file is empty"),
        (b"x" * 10_000_000, "a.csv", SPREADSHEETS, "The selected file must be smaller than 10MB"),
        (
            sound.workbook(), "a.csv", SPREADSHEETS,
            "The selected file is an XLSX, but its name ends in .csv. Rename it to end in .xlsx, and select it again",
        ),
    ],
)  # fmt: skip
def test_it_says_what_the_file_must_be(content, filename, kinds, said):
    with pytest.raises(GateRefused) as refused:
        pass_gate(content, filename, kinds=kinds)
    assert refused.value.message == said


def test_a_file_that_is_too_large_is_not_read():
    class Large:
        name, size = "a.pdf", 10_000_000

        def read(self, *_):
            raise AssertionError("it was read")

    with pytest.raises(GateRefused, match="smaller than 10MB"):
        pass_upload(Large())


def test_what_parses_has_no_network_no_descriptor_and_is_not_the_administrator():
    """Fails when a wall falls that every system can build. A network of its own depends on the system."""
    head, _ = passing._read_confined(sound.pdf(), "pdf", EVIDENCE)
    assert head["held"]["nobody"]
    assert head["held"]["descriptors"]


WALLS = {
    "a connection": "import socket\nlock()\nsocket.create_connection(('127.0.0.1', 9))",
    "a program": "import subprocess\nlock()\nsubprocess.run(['true'])",
    "a process": "lock()\nos.fork()",
    "a file": "lock()\nopen('/tmp/jigsaw-was-here', 'w')",
    "a removal": "lock()\nos.remove('/tmp/jigsaw-was-here')",
}


@pytest.mark.parametrize("wish", WALLS)
def test_what_parses_ends_when_it_reaches_for(wish, monkeypatch):
    """Fails when anything after the lock can make a connection, a process or a file."""
    program = (
        "import os, sys; sys.path[:0] = sys.argv[1:]; from jigsaw.files.gate.confined import lock; "
        f"exec({WALLS[wish]!r}); sys.stdout.write('was there\\n')"
    )
    monkeypatch.setattr(passing, "PROGRAM", program)
    with pytest.raises(GateRefused, match="could not be read"):
        pass_gate(sound.pdf(), "a.pdf")
    assert not os.path.exists("/tmp/jigsaw-was-here")


@pytest.mark.parametrize(
    "does",
    [
        "x = bytearray(3_000_000_000)",
        "import time; time.sleep(60)",
        "os._exit(3)",
        "os.abort()",
        "print('{}')",
    ],
)
def test_a_child_that_does_not_answer_is_a_file_that_cannot_be_read(does, monkeypatch):
    program = (
        "import os, sys; sys.path[:0] = sys.argv[1:]; from jigsaw.files.gate.confined import lock; "
        f"lock(); {does}"
    )
    monkeypatch.setattr(passing, "PROGRAM", program)
    monkeypatch.setattr(passing.limits, "CLOCK", 2)
    with pytest.raises(GateRefused, match="could not be read"):
        pass_gate(sound.pdf(), "a.pdf")


class Clamd(socketserver.BaseRequestHandler):
    """Finds a virus in what holds the word EICAR; says nothing that it was not asked for."""

    def handle(self):
        data = self.request.recv(10)
        while size := int.from_bytes(self.request.recv(4), "big"):
            data += self.request.recv(size)
        found = b"stream: Test-Signature FOUND\0" if b"EICAR" in data else b"stream: OK\0"
        self.request.sendall(found if data.startswith(b"zINSTREAM\0") else b"UNKNOWN COMMAND\0")


@pytest.fixture
def scanner(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMAV = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


def test_a_virus_is_refused_where_a_scanner_is_set_up(scanner):
    with pytest.raises(GateRefused, match="contains a virus"):
        pass_gate(b"Date,EICAR\n", "a.csv")
    assert pass_gate(b"Date,What\n", "a.csv").kind is Kind.CSV


def test_a_scanner_that_does_not_answer_lets_nothing_through(settings, caplog):
    """Fails when a scanner that is set up can be passed by stopping it, or when nobody could learn of it."""
    for where in ("/nowhere/clamd.ctl", "127.0.0.1:1", "nonsense"):
        settings.CLAMAV = where
        with pytest.raises(GateRefused, match="could not be checked just now"):
            pass_gate(b"Date,What\n", "a.csv")
    assert "the virus scanner does not answer" in caplog.text


def test_nothing_of_a_file_stands_in_the_log(caplog):
    """Fails when the name, a hidden sheet or a text of a file is logged."""
    pass_gate(sound.workbook(hidden="Kestrelsheet"), "Kestrel family.xlsx")
    with pytest.raises(GateRefused):
        pass_gate(b"%PDF-1.7 Kestrel", "Kestrel family.pdf")
    assert "estrel" not in caplog.text
    assert "a file was refused: unreadable" in caplog.text

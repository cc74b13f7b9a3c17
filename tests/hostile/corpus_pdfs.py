"""PDFs that run, fetch, send, carry, hide or burst."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from jigsaw.files.tests.sound import pdf, picture, with_link, workbook
from jigsaw.files.tests.zips import packed
from tests.hostile.corpus import FLAGGED, Case

AS_WRITTEN = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
CHANGE = Callable[[pikepdf.Pdf], None]


def action(kind: str, **more: object) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name(f"/{kind}"), **more)


def cases(canary: str) -> Iterator[Case]:
    made = [*_actions(canary), *_contents(canary)]
    for name, change, *why in made:
        yield Case("PDF", name, "report.pdf", pdf(change, **AS_WRITTEN), says=tuple(why))
    for name, content, *why in _bytes():
        yield Case("PDF", name, "report.pdf", content, says=tuple(why))
    for target in ("https://a.example/", "mailto:a@a.example"):
        linked = pdf(with_link(target))
        yield Case("PDF", f"a link to {target}", "report.pdf", linked, FLAGGED, ("follows none",))


def _actions(canary: str) -> Iterator[tuple]:
    script = String("app.alert(1)")
    yield "a script when it opens", _root(OpenAction=action("JavaScript", JS=script)), "active"
    yield "a script in hexadecimal", _hexadecimal, "active"
    yield "a script in the names", _root(Names=Dictionary(JavaScript=Dictionary(Names=Array([])))), "active"
    yield "a program when it opens", _root(OpenAction=action("Launch", F=String("cmd.exe"))), "active"
    yield "an address when it opens", _root(OpenAction=action("URI", URI=String(f"{canary}open"))), "active"
    yield "actions of the document", _root(AA=Dictionary(WC=action("JavaScript", JS=script))), "active"
    yield "actions of a page", _page(AA=Dictionary(O=action("JavaScript", JS=script))), "active"
    yield (
        "an action that follows",
        _root(OpenAction=action("GoTo", D=Array([]), Next=action("Launch"))),
        "active",
    )
    for kind in ("Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "JavaScript",
                 "RichMediaExecute", "ResetForm", "Unheard"):  # fmt: skip
        yield (
            f"a link that does {kind}",
            _page(Annots=Array([_link(action(kind, F=String(f"{canary}{kind}")))])),
            "active",
        )
    for target in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host.example\\a",
        "smb://host.example/a",
        "data:text/html,a",
    ):
        yield f"a link to {target}", with_link(target), "active"
    indirect = action("JavaScript", JS=script)
    yield (
        "a script that nothing leads to",
        lambda made: made.make_indirect(indirect) and _keep(made, indirect),
        "active",
    )


def _contents(canary: str) -> Iterator[tuple]:
    yield "a file inside", _attached, "active"
    yield (
        "a file as a note",
        _page(Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment)])),
        "active",
    )
    for kind in ("RichMedia", "3D", "Screen", "Movie", "Sound"):
        yield (
            f"{kind} on a page",
            _page(Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"))])),
            "active",
        )
    yield "a form of XML", _root(AcroForm=Dictionary(XFA=Array([]))), "active"
    yield "a portfolio", _root(Collection=Dictionary(Type=Name.Collection)), "active"
    yield "a picture of another file", _stream(b"", F=String(f"{canary}picture")), "external"
    yield "a page of another file", _stream(b"", Ref=Dictionary(F=String("a.pdf"))), "active"
    yield "a file by its address", _root(A=Dictionary(FS=Name.URL, F=String(f"{canary}file"))), "active"
    yield (
        "a stream of 300 MB",
        _stream(zlib.compress(b"\0" * 300_000_000), Filter=Name.FlateDecode),
        "too-much",
    )
    twice = zlib.compress(zlib.compress(b"\0" * 1_000_000))
    yield "a stream packed twice", _stream(twice, Filter=Array([Name.FlateDecode] * 2)), "too-much"
    yield "a stream packed 30 times", _stream(twice, Filter=Array([Name.ASCIIHexDecode] * 30)), "too-much"
    yield (
        "a picture of 90,000 by 90,000",
        _stream(b"", Subtype=Name.Image, Width=90_000, Height=90_000),
        "too-much",
    )
    yield "3,000 pages", lambda made: [made.add_blank_page() for _ in range(3000)] and None, "too-much"
    yield "depth of 300", _deep, "too-much", "unreadable"
    yield "a PostScript object", _stream(b"", Subtype=Name.PS), "active"


def _bytes() -> Iterator[tuple]:
    locked = pikepdf.Encryption(owner="secret", user="secret")
    yield "locked with a password", pdf(encryption=locked), "password"
    yield "locked for its owner", pdf(encryption=pikepdf.Encryption(owner="secret", user="")), "password"
    yield "words after its end", pdf() + b"MZ\x90\0 hidden", "unreadable"
    yield "an archive after its end", pdf() + workbook(), "unreadable"
    ended = packed({"a": "b"})
    yield "an archive that ends as a PDF", pdf() + ended[:-2] + b"\x06\0%%EOF\n", "unreadable"
    yield "a page before its beginning", b"<html><script>alert(1)</script>" + pdf(), "kind"
    yield "a program before its beginning", b"MZ\x90\0" + pdf(), "kind"
    yield "a beginning alone", b"%PDF-1.7\n", "unreadable"
    yield "a beginning and an end", b"%PDF-1.7\n%%EOF\n", "unreadable"
    yield "no pages", _without_pages(), "unreadable"
    yield "cut short", pdf()[:300], "unreadable"
    yield "a picture's beginning", picture()[:8] + pdf(), "name", "unreadable"
    ring = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\n"
    yield "pages in a ring", ring + b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n", "unreadable"


def _root(**keys: object) -> CHANGE:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in keys.items():
            made.Root[f"/{key}"] = value

    return change


def _page(**keys: object) -> CHANGE:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in keys.items():
            made.pages[0].obj[f"/{key}"] = value

    return change


def _stream(data: bytes, **keys: object) -> CHANGE:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.Kept = made.make_stream(b"")
        filters = keys.pop("Filter", None)
        made.Root.Kept.write(data, filter=filters)
        for key, value in keys.items():
            made.Root.Kept[f"/{key}"] = value

    return change


def _link(does: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=does)


def _keep(made: pikepdf.Pdf, what: Dictionary) -> None:
    made.Root.Unused = made.make_indirect(what)


def _hexadecimal(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Dictionary({"/S": Name("/JavaScript"), "/J#53": String("x")})


def _attached(made: pikepdf.Pdf) -> None:
    made.attachments["notes.exe"] = pikepdf.AttachedFileSpec(made, b"MZ", filename="notes.exe")


def _deep(made: pikepdf.Pdf) -> None:
    deep = Array([])
    for _ in range(300):
        deep = Array([deep])
    made.Root.Deep = deep


def _without_pages() -> bytes:
    made, kept = pikepdf.new(), io.BytesIO()
    made.save(kept)
    return kept.getvalue()

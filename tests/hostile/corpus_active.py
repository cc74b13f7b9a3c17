"""Office files that run something, fetch something, or carry another file."""

from __future__ import annotations

from collections.abc import Iterator

from jigsaw.files.tests.sound import MANIFEST, content_of_sheet, document, ods_parts, slides, workbook
from jigsaw.files.tests.zips import changed, packed, parts_of, swapped
from tests.hostile.corpus import FLAGGED, Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
PLACES = (
    "file:///etc/passwd", "file://host.example/share/a", "\\\\host.example\\share\\a", "//host.example/a",
    "javascript:alert(1)", "vbscript:x", "data:text/html,x", "ms-msdt:/id x", "search-ms:query=x",
    " javascript:alert(1)",
    "ms-excel:ofe|u|http://a.example", "smb://host.example/a", "ldap://host.example/a", "mhtml:http://a!x",
    "http:\\\\host.example\\a",
)  # fmt: skip
MAIN = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "pptx": "ppt/presentation.xml"}


def cases(canary: str) -> Iterator[Case]:
    for parts in (
        _macros,
        _relations,
        _objects,
        _things_that_run,
        _fields,
        _formulas,
        _sheets_of_libre_office,
    ):
        yield from parts(canary)


def _case(name: str, ending: str, content: bytes, *why: str) -> Case:
    return Case("active content", name, f"file.{ending}", content, says=why)


def related(content: bytes, ending: str, kind: str, target: str, *, external: bool = True) -> bytes:
    """A file whose main part has one relationship more."""
    folder, _, name = MAIN[ending].rpartition("/")
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rId999" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return swapped(content, f"{folder}/_rels/{name}.rels", "</Relationships>", line)


def _macros(canary: str) -> Iterator[Case]:
    book, text = workbook(), document()
    types = "[Content_Types].xml"
    sheet, main = "spreadsheetml.sheet.main", "application/vnd.openxmlformats-officedocument."
    for name, stated in (
        ("a workbook with macros", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        ("a template with macros", "application/vnd.ms-excel.template.macroEnabled.main+xml"),
    ):
        made = swapped(book, types, f"{main}{sheet}+xml", stated)
        yield _case(name, "xlsx", made, "macros")
        yield _case(f"{name} by name", "xlsm", made, "macros")
    for stated in ("word.document", "word.template"):
        old = f"{main}wordprocessingml.document.main+xml"
        new = f"application/vnd.ms-{stated}.macroEnabledDocument.main+xml"
        yield _case(f"a {stated} with macros", "docx", swapped(text, types, old, new), "macros")
    for name in ("xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/media/vbaProject.bin", "xl/vbaData.xml"):
        yield _case(f"a project of macros as {name}", "xlsx", changed(book, {name: OLE}), "macros")
    yield _case(
        "a project of macros in a document", "docx", changed(text, {"word/vbaProject.bin": OLE}), "macros"
    )
    yield _case(
        "a project of macros in slides", "pptx", changed(slides(), {"ppt/vbaProject.bin": OLE}), "macros"
    )
    yield _case("a macro sheet", "xlsx", changed(book, {"xl/macrosheets/sheet1.xml": "<a/>"}), "macros")
    yield _case("a dialog sheet", "xlsx", changed(book, {"xl/dialogsheets/sheet1.xml": "<a/>"}), "macros")
    yield _case("a ribbon", "docx", changed(text, {"customUI/customUI14.xml": "<a onLoad='x'/>"}), "macros")
    vba = related(book, "xlsx", f"{MICROSOFT}vbaProject", "media/image1.png", external=False)
    yield _case(
        "macros under the name of a picture", "xlsx", changed(vba, {"xl/media/image1.png": OLE}), "macros"
    )
    for name in ("_xlnm.Auto_Open", "Auto_Open", "AUTO_CLOSE", "_xlnm.Auto_Activate"):
        made = _named(book, f'<definedName name="{name}">Chronology!$A$1</definedName>')
        yield _case(f"a name that runs: {name}", "xlsx", made, "macros")
    yield _case(
        "a name of a macro", "xlsx", _named(book, '<definedName name="a" xlm="1">A1</definedName>'), "macros"
    )
    template = swapped(book, types, f"{main}{sheet}", f"{main}spreadsheetml.template.main")
    yield _case("a template", "xlsx", template, "kind")


def _named(book: bytes, line: str) -> bytes:
    text = parts_of(book)["xl/workbook.xml"].decode()
    names = f"<definedNames>{line}</definedNames>"
    if "<definedNames" in text:
        start, end = text.index("<definedNames"), text.index("<calcPr")
        return changed(book, {"xl/workbook.xml": text[:start] + names + text[end:]})
    return swapped(book, "xl/workbook.xml", "<calcPr", f"{names}<calcPr")


def _relations(canary: str) -> Iterator[Case]:
    for kind in ("image", "attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath", "video", "audio",
                 "mailMergeSource", "package", "aFChunk", "officeDocument", "webSettings", "theme"):  # fmt: skip
        made = related(document(), "docx", RELATION + kind, f"{canary}{kind}")
        yield _case(f"{kind} from outside", "docx", made, "external", "objects")
    for ending, content in (("xlsx", workbook()), ("pptx", slides())):
        yield _case(f"a picture from outside in {ending}", ending,
                    related(content, ending, f"{RELATION}image", f"{canary}image"), "external")  # fmt: skip
    for target in PLACES:
        made = related(document(), "docx", f"{RELATION}hyperlink", target)
        yield _case(f"a link to {target}", "docx", made, "external")
    inside = related(document(), "docx", f"{RELATION}image", f"{canary}inside", external=False)
    yield _case("an address said to be inside", "docx", inside, "external")
    for kind in ("externalLink", "connections", "queryTable"):
        made = related(workbook(), "xlsx", RELATION + kind, f"{kind}1.xml", external=False)
        yield _case(f"{kind} of a workbook", "xlsx", made, "external")
    yield _case(
        "remote data", "xlsx", changed(workbook(), {"xl/connections.xml": "<connections/>"}), "external"
    )
    yield _case(
        "another workbook",
        "xlsx",
        changed(workbook(), {"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "external",
    )
    yield _case(
        "a query", "xlsx", changed(workbook(), {"xl/queryTables/queryTable1.xml": "<a/>"}), "external"
    )
    yield _case(
        "an add-in", "docx", changed(document(), {"word/webextensions/webextension1.xml": "<a/>"}), "external"
    )
    vml = f'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="{canary}vml"/></xml>'
    yield _case("an old drawing from outside", "docx", changed(document(), {"word/a.vml": vml}), "external")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{canary}svg"/></svg>'
    yield _case("a drawing that fetches", "docx", changed(document(), {"word/media/a.svg": svg}), "external")
    web = related(document(), "docx", f"{RELATION}hyperlink", f"{canary}link")
    yield Case("active content", "a link to the internet", "file.docx", web, FLAGGED, ("follows none",))


def _objects(canary: str) -> Iterator[Case]:
    for ending, content, folder in (
        ("xlsx", workbook(), "xl"),
        ("docx", document(), "word"),
        ("pptx", slides(), "ppt"),
    ):
        for name in (
            "embeddings/oleObject1.bin",
            "activeX/activeX1.bin",
            "embeddings/Document1.docx",
            "media/a.png",
        ):
            data = OLE if not name.endswith("docx") else document()
            yield _case(
                f"{name} in {ending}", ending, changed(content, {f"{folder}/{name}": data}), "objects"
            )
    for kind in ("oleObject", "control", "aFChunk"):
        made = related(document(), "docx", RELATION + kind, "media/a.png", external=False)
        yield _case(f"{kind} inside", "docx", made, "objects")
    inner = changed(workbook(), {"xl/vbaProject.bin": OLE})
    yield _case(
        "macros in the numbers of a chart",
        "pptx",
        changed(slides(), {"ppt/embeddings/a.xlsx": inner}),
        "macros",
    )
    deeper = changed(workbook(), {"xl/embeddings/a.xlsx": workbook()})
    yield _case(
        "a workbook in a workbook in slides",
        "pptx",
        changed(slides(), {"ppt/embeddings/a.xlsx": deeper}),
        "objects",
    )
    yield _case(
        "a program in the numbers of a chart",
        "pptx",
        changed(slides(), {"ppt/embeddings/a.xlsx": b"MZ\x90\0"}),
        "objects",
    )


def _things_that_run(canary: str) -> Iterator[Case]:
    for name, svg in (
        ("a script", "<script/>"),
        ("an event", '<g onload="x"/>'),
        ("HTML", "<foreignObject/>"),
    ):
        made = f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'
        yield _case(
            f"a drawing with {name}", "docx", changed(document(), {"word/media/a.svg": made}), "objects"
        )
    for action in ("program?x", "macro?name=x", "ole?verb=0", "hlinkfile"):
        made = swapped(
            slides(), "ppt/slides/slide1.xml", "<p:cNvPr ", f'<p:cNvPr action="ppaction://{action}" '
        )
        yield _case(f"a slide that starts {action}", "pptx", made, "objects")
    for name in (
        "word/page.html",
        "word/a.js",
        "word/a.lnk",
        "word/a.ps1",
        "word/a.hta",
        "word/a.msg",
        "word/a",
    ):
        yield _case(f"a part {name}", "docx", changed(document(), {name: "x"}), "objects")


def _fields(canary: str) -> Iterator[Case]:
    for code in ('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
                 "DDE excel a b", f'INCLUDEPICTURE "{canary}field"',
                 f'INCLUDETEXT "{canary}text"', "LINK Excel.Sheet a.xlsx", 'IMPORT "a"',
                 "DATABASE \\d a", 'RD "a.docx"',
                 "  dde x y", "QUOTE 68 68 69", "MACROBUTTON AutoOpen x"):  # fmt: skip
        quoted = code.replace('"', "&quot;")
        for name, field in (
            ("simple", f'<w:p><w:fldSimple w:instr="{quoted}"/></w:p>'),
            ("in pieces", _in_pieces(code.replace('"', "&quot;"))),
        ):
            made = swapped(document(), "word/document.xml", "<w:body>", f"<w:body>{field}")
            yield _case(f"a field {name}: {code[:20]}", "docx", made, "external", "objects")


def _in_pieces(code: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    pieces = "".join(
        f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:2], code[2:4], code[4:])
    )
    return f"<w:p>{begin}{pieces}{end}</w:p>"


def _formulas(canary: str) -> Iterator[Case]:
    for formula, why in (
        ("=cmd|'/C calc'!A0", "external"), ("=MSEXCEL|'\\..\\..\\cmd.exe /c calc'!A0", "external"),
        (f'=WEBSERVICE("{canary}web")', "external"), ('=RTD("a",,"b")', "external"), ('=DDE("a";"b";"c")', "external"),
        (f'=IMAGE("{canary}image")', "external"), ('=EXEC("calc")', "macros"), ('=CALL("a","b","c")', "macros"),
        ('=REGISTER("a")', "macros"), ('=1+ webservice ("a")', "external"),
    ):  # fmt: skip
        yield _case(f"the formula {formula[:22]}", "xlsx", workbook(formula=formula), why)
    for formula in ("=SUM(A1:A2)", '=HYPERLINK("https://a.example","a")', '=IF(A1="a|b",1,2)', "='a|b'!A1"):
        yield Case(
            "active content",
            f"the formula {formula}",
            "file.xlsx",
            workbook(formula=formula),
            FLAGGED,
            ("formula",),
        )
    hidden = workbook(hidden="Names of staff")
    yield Case(
        "active content", "a hidden sheet", "file.xlsx", hidden, FLAGGED, ("hidden sheet: ‘Names of staff’",)
    )


def _bodies(canary: str) -> tuple[tuple[str, str, str], ...]:
    return (
        ("a linked sheet", f'<table:table-source xlink:href="{canary}ods"/>', "external"),
        ("a DDE link", '<office:dde-source office:dde-application="soffice"/>', "external"),
        (
            "a linked picture",
            f'<draw:frame><draw:image xlink:href="{canary}ods-image"/></draw:frame>',
            "external",
        ),
        ("a picture of a folder", '<draw:image xlink:href="../../etc/passwd"/>', "external"),
        ("a linked object", f'<draw:object xlink:href="{canary}ods-object"/>', "external"),
        ("an object of another program", '<draw:object-ole xlink:href="Object 1"/>', "objects"),
        ("a plugin", f'<draw:plugin xlink:href="{canary}plugin"/>', "objects"),
        ("an applet", "<draw:applet/>", "objects"),
        ("a frame", f'<draw:floating-frame xlink:href="{canary}frame"/>', "objects"),
        ("a form that sends", f'<form:form xlink:href="{canary}form"/>', "external"),
        ("a database", '<table:database-source-sql table:database-name="a"/>', "external"),
        ("a script in a link", '<text:a xlink:href="javascript:x">a</text:a>', "external"),
        ("a link to a folder", '<text:a xlink:href="file:///etc/passwd">a</text:a>', "external"),
        (
            "a formula of another file",
            "<table:table-cell table:formula=\"of:=['file:///a.ods'#$A.A1]\"/>",
            "external",
        ),
        (
            "a formula that fetches",
            '<table:table-cell table:formula="of:=WEBSERVICE(&quot;a&quot;)"/>',
            "external",
        ),
        ("a formula of DDE", '<table:table-cell table:formula="of:=DDE(&quot;a&quot;)"/>', "external"),
    )


def _sheets_of_libre_office(canary: str) -> Iterator[Case]:
    def sheet(name: str, content: str, *why: str) -> Case:
        return _case(name, "ods", packed(ods_parts(content)), *why)

    listener = (
        '<office:scripts><office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:a"/>'
    )
    closed = f"{listener}</office:event-listeners></office:scripts>"
    yield sheet("a listener", content_of_sheet(scripts=closed), "macros")
    yield sheet(
        "a script", content_of_sheet(scripts="<office:scripts><office:script/></office:scripts>"), "macros"
    )
    for name, body, why in _bodies(canary):
        yield sheet(name, content_of_sheet(body=body), why)
    for name in ("Basic/Standard/Module1.xml", "Scripts/python/a.py", "Dialogs/a.xml"):
        yield _case(f"macros in {name}", "ods", packed(ods_parts() | {name: "<a/>"}), "macros")
    yield _case("an object inside", "ods", packed({**ods_parts(), "Object 1": OLE}), "objects")
    locked = MANIFEST.replace(
        "/></manifest:manifest>", "><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    yield _case(
        "a locked spreadsheet", "ods", packed(ods_parts() | {"META-INF/manifest.xml": locked}), "password"
    )
    hidden = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    made = packed(ods_parts(content_of_sheet(automatic=hidden, table=' table:style-name="ta1"')))
    yield Case(
        "active content",
        "a hidden sheet of LibreOffice",
        "file.ods",
        made,
        FLAGGED,
        ("hidden sheet: ‘Chronology’",),
    )
    link = packed(ods_parts(content_of_sheet(body=f'<text:a xlink:href="{canary}ods-link">a</text:a>')))
    yield Case("active content", "a link of LibreOffice", "file.ods", link, FLAGGED, ("follows none",))

"""Pictures that burst, hide, move, or are something else as well."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from jigsaw.files.tests.sound import pdf, picture, workbook
from tests.hostile.corpus import FLAGGED, REMADE, Case

SECRET = b"<script>alert('kestrel')</script>"
BEGINS = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def drawn(width: int, height: int, *, more: bytes = b"", data: bytes | None = None) -> bytes:
    """A PNG of this size, with other parts before its points."""
    head = chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0))
    points = zlib.compress(b"\0" * ((width * 3 + 1) * min(height, 2000))) if data is None else data
    return BEGINS + head + more + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def cases(canary: str) -> Iterator[Case]:
    for name, content, *why in _refused():
        ending = "jpg" if content.startswith(b"\xff\xd8") else "png"
        yield Case("images", name, f"photo.{ending}", content, says=tuple(why))
    for name, content in _remade():
        ending = "jpg" if content.startswith(b"\xff\xd8") else "png"
        yield Case("images", name, f"photo.{ending}", content, REMADE, ("made anew",))
    yield Case("images", "a picture that moves", "photo.png", _moving(), FLAGGED, ("first picture",))


def _refused() -> Iterator[tuple]:
    yield "100,000 by 100,000 points", drawn(100_000, 100_000, data=zlib.compress(b"\0" * 1000)), "pixels"
    yield "2,147,483,647 points wide", drawn(2_147_483_647, 1, data=b""), "pixels"
    yield "8,000 by 8,000 points", drawn(8_000, 8_000, data=zlib.compress(b"\0" * 192_008_000)), "pixels"
    yield "no points", drawn(0, 0), "unreadable"
    yield "fewer points than it says", drawn(500, 500, data=zlib.compress(b"\0" * 90)), "unreadable"
    yield (
        "a text of 60 MB",
        drawn(2, 2, more=chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 60_000_000))),
        "unreadable",
    )
    yield (
        "a profile of 60 MB",
        drawn(2, 2, more=chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 60_000_000))),
        "unreadable",
    )
    yield "cut short", picture()[:40], "unreadable"
    yield "a wrong checksum", picture()[:30] + b"abcd" + picture()[34:], "unreadable"
    yield "a beginning alone", BEGINS, "unreadable"
    yield "a JPEG beginning alone", b"\xff\xd8\xff\xe0", "unreadable"
    jpeg = picture("JPEG", (600, 400))
    yield "a JPEG cut short", jpeg[: len(jpeg) // 2], "unreadable"
    size = jpeg.index(b"\xff\xc0") + 5
    yield (
        "a JPEG of 65,500 by 65,500",
        jpeg[:size] + struct.pack(">2H", 65_500, 65_500) + jpeg[size + 4 :],
        "pixels",
    )
    for form in ("GIF", "BMP", "TIFF", "WEBP", "ICO", "PPM", "TGA"):
        yield f"a {form}", picture(form, (16, 16)), "kind"
    yield "a drawing", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "kind"
    yield "a page that calls itself a picture", b"<html><body>" + SECRET, "kind"
    yield "a program that calls itself a picture", b"MZ\x90\0" + b"\0" * 200, "kind"
    yield "a workbook that calls itself a picture", workbook(), "name"
    yield "a PDF that calls itself a picture", pdf(), "name"
    yield "a GIF that is a script", b"GIF89a/*" + SECRET + b"*/", "kind"


def _remade() -> Iterator[tuple[str, bytes]]:
    """In none of these may SECRET be found in what is kept."""
    text = PngImagePlugin.PngInfo()
    for key in ("Comment", "Software", "XML:com.adobe.xmp"):
        text.add_text(key, SECRET.decode())
    yield "texts in a picture", picture(pnginfo=text)
    packed = PngImagePlugin.PngInfo()
    packed.add_text("Comment", SECRET.decode() * 50, zip=True)
    yield "packed texts in a picture", picture(pnginfo=packed)
    yield "words after the end of a picture", picture() + SECRET
    yield "an archive after the end of a picture", picture() + workbook() + SECRET
    yield "a part that no reader knows", drawn(4, 4, more=chunk(b"scRt", SECRET))
    yield "a comment in a photo", picture("JPEG", comment=SECRET)
    yield "words after the end of a photo", picture("JPEG") + SECRET
    yield "a profile that is none", picture("JPEG", icc_profile=SECRET)
    yield "a profile of a picture that is none", picture(icc_profile=SECRET)
    yield "where a photo was taken", picture("JPEG", exif=_places())
    yield "where a picture was taken", picture(exif=_places())
    yield "words of Photoshop in a photo", _with_segment(b"\xed", b"Photoshop 3.0\0" + SECRET)
    yield "XMP in a photo", _with_segment(b"\xe1", b"http://ns.adobe.com/xap/1.0/\0" + SECRET)
    yield "a small picture in a photo", _with_segment(b"\xe0", b"JFXX\0\x10" + SECRET)
    yield "an archive in a comment", picture("JPEG", comment=workbook()[:60_000] + SECRET)
    yield "colours for print", picture("JPEG", mode="CMYK", comment=SECRET)


def _places() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 12.0)
    return exif


def _with_segment(mark: bytes, data: bytes) -> bytes:
    made = picture("JPEG")
    return made[:2] + b"\xff" + mark + struct.pack(">H", len(data) + 2) + data + made[2:]


def _moving() -> bytes:
    kept = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(kept, "PNG", save_all=True, append_images=frames[1:])
    return kept.getvalue()

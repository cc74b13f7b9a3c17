"""Pictures made anew, point by point: of the old file nothing stays but its colours.

Saving a picture again is not enough: comments, profiles and places are carried over. A new picture has none.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageFile, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from jigsaw.files.gate import limits
from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.refusals import GateRefused

FORMATS = {Kind.PNG: PngImagePlugin.PngImageFile, Kind.JPEG: JpegImagePlugin.JpegImageFile}
TAGS = TiffImagePlugin.ImageFileDirectory_v2  # reads which way up a camera held the picture
Image.preinit()
TOO_LARGE = f"The selected picture must have fewer than {limits.PIXELS // 1_000_000} million pixels"
FIRST = "It moves. Only its first picture is kept"
MADE_ANEW = "The picture was made anew, without the place, time and comments that a camera writes into it"
FAULTS: tuple[type[Exception], ...] = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    zlib.error,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
)
QUALITY = 90
SQUEEZE = 4  # of 9: large pictures are packed within the limit of time


def check(content: bytes, kind: Kind) -> Checked:
    """A picture of this kind, made anew. Raises GateRefused; its size is asked before any point is read."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None
    PngImagePlugin.MAX_TEXT_MEMORY = 4_000_000
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _made_anew(content, kind)
    except FAULTS:
        raise GateRefused("unreadable") from None


def _made_anew(content: bytes, kind: Kind) -> Checked:
    old = FORMATS[kind](io.BytesIO(content))
    width, height = old.size
    if width * height > limits.PIXELS or max(width, height) > limits.SIDE:
        raise GateRefused("pixels", TOO_LARGE)
    if not width or not height:
        raise GateRefused("unreadable")
    found = Checked(kind, b"", [MADE_ANEW])
    if getattr(old, "n_frames", 1) > 1 or getattr(old, "is_animated", False) or b"acTL" in content[:4096]:
        found.tell(FIRST)
    old.load()
    turned = ImageOps.exif_transpose(old) or old
    plain = _plain(turned, kind)
    new = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    kept = io.BytesIO()
    if kind is Kind.JPEG:
        new.save(kept, "JPEG", quality=QUALITY)
    else:
        new.save(kept, "PNG", compress_level=SQUEEZE)
    found.content = kept.getvalue()
    return found


def _plain(image: Image.Image, kind: Kind) -> Image.Image:
    """The picture in ordinary colours, its palette and transparency worked in."""
    if kind is Kind.JPEG:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "L", "LA", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if "transparency" in image.info or image.mode in ("P", "PA") else "RGB")

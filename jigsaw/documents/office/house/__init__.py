"""The house template as readable XML: the parts that Word and PowerPoint files start from.

`$primary`, `$tint`, `$ink`, `$quiet` and `$font` are filled in from the partnership's look.

The typeface is Arial, not Source Sans 3: the files carry no fonts, and Arial stands on every computer
that opens them, so a page breaks and a slide fits for the reader exactly as it did for us.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from string import Template

from jigsaw.components.colours import INK
from jigsaw.documents.look import Look

FONT = "Arial"
QUIET = "#4a5a63"
HERE = Path(__file__).parent


@lru_cache(maxsize=16)
def _template(name: str) -> Template:
    return Template((HERE / name).read_text(encoding="utf-8"))


def colour(value: str) -> str:
    """`#0b4f5c` as Office writes it: `0B4F5C`."""
    return value.lstrip("#").upper()


def part(name: str, look: Look, **more: str) -> str:
    """One part of the template as XML, in the partnership's colours."""
    look_of = {"primary": colour(look.primary), "tint": colour(look.tint)}
    return _template(name).substitute(look_of, ink=colour(INK), quiet=colour(QUIET), font=FONT, **more)


CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(*targets: tuple[str, str]) -> str:
    """A relationships part: each target is a kind of Office relationship and a path."""
    lines = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(lines)}</Relationships>'


def package(parts: dict[str, str], types: dict[str, str]) -> bytes:
    """An Office archive of `parts`; `types` gives each part's content type by its name."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/{kind}+xml"/>' for name, kind in types.items()
    )
    content_types = (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", content_types)
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()

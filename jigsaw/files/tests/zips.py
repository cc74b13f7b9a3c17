"""Archives put together byte by byte, so that they can lie."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def packed(parts: Mapping[str, bytes | str], *, stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """An honest archive of these parts, in their order."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            way = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, way)
    return kept.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(
    content: bytes, changes: Mapping[str, bytes | str | None] | Callable[[dict[str, bytes]], None]
) -> bytes:
    """An archive with parts put in, replaced, or (None) taken out."""
    parts: dict = parts_of(content)
    if callable(changes):
        changes(parts)
    else:
        parts |= changes
    return packed({name: data for name, data in parts.items() if data is not None})


def swapped(content: bytes, name: str, old: str, new: str) -> bytes:
    """An archive in one part of which a text is another; the text must be there."""
    part = parts_of(content)[name].decode()
    assert old in part, f"{name} does not hold {old}"
    return changed(content, {name: part.replace(old, new, 1)})


def entries(content: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.infolist()


def patched(content: bytes, where: str, at: int, value: bytes, *, entry: int = 0) -> bytes:
    """Bytes written over a header: `where` is "local", "central" or "end"; `entry` says of which part."""
    if where == "local":
        place = entries(content)[entry].header_offset
    elif where == "end":
        place = content.rindex(b"PK\x05\x06")
    else:
        place = int.from_bytes(content[content.rindex(b"PK\x05\x06") + 16 :][:4], "little")
        for _ in range(entry):
            named, extra, comment = (
                int.from_bytes(content[place + shift : place + shift + 2], "little") for shift in (28, 30, 32)
            )
            place += 46 + named + extra + comment
    return content[: place + at] + value + content[place + at + len(value) :]

"""The archive that an Office file is, read so that no two readers can see two different files in it.

The directory is compared with the header of every part, and the parts must fill the file from its first byte to the
directory: nothing lies before, between, over or after them. No size is believed: each part must unpack to it.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from typing import NamedTuple

from jigsaw.files.gate import limits
from jigsaw.files.gate.refusals import GateRefused

LOCAL, ENTRY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_HEADER, ENTRY_HEADER, END_HEADER = (
    struct.Struct("<4s5H3L2H"),
    struct.Struct("<4s6H3L5H2L"),
    struct.Struct("<4s4H2LH"),
)
LOCKED = 0x1 | 0x40 | 0x2000
LATER = 0x8  # sizes follow the part
STORED, DEFLATED = 0, 8
BAD_NAME = re.compile(r"[\\:\x00-\x1f\x7f]|^/|//|(?:^|/)\.{1,2}(?:/|$)")


class Part(NamedTuple):
    """One part, as the directory and its own header both say."""

    name: str
    raw: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """The parts by name, in the order of the file. Raises GateRefused for one that breaks a rule."""

    def __init__(self, content: bytes, *, budget: int = limits.EXPANDED) -> None:
        self.content = content
        self.parts: dict[str, Part] = {}
        self.directory = self._find_directory()
        self._read_entries()
        self._hold_limits(budget)
        self._places = self._hold_places()

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    @property
    def names(self) -> list[str]:
        """The names of all parts but folders."""
        return [name for name in self.parts if not name.endswith("/")]

    @property
    def expanded(self) -> int:
        """How many bytes the parts hold unpacked."""
        return sum(part.size for part in self.parts.values())

    def read(self, name: str) -> bytes:
        """One part, unpacked. Raises GateRefused for a part that is missing, or other than it says."""
        part = self.parts.get(name)
        if part is None:
            raise GateRefused("unreadable")
        begins = self._places[name]
        packed = self.content[begins : begins + part.packed]
        data = packed if part.method == STORED else _inflated(packed, part.size)
        if len(data) != part.size or zlib.crc32(data) != part.crc:
            raise GateRefused("unreadable")
        return data

    def _find_directory(self) -> tuple[int, int]:
        """Where the directory begins and how many entries it has: the very end of the file, and no other."""
        place = len(self.content) - END_HEADER.size
        if place < 0 or not self.content.startswith(END, place):
            raise GateRefused("unreadable")
        _, disk, first, here, count, size, begins, comment = END_HEADER.unpack_from(self.content, place)
        if disk or first or here != count or comment or begins + size != place or 0xFFFF in (here, count):
            raise GateRefused(
                "unreadable"
            )  # several disks, a larger directory elsewhere, or words after the end
        return begins, count

    def _read_entries(self) -> None:
        place, count = self.directory
        if count > limits.PARTS:
            raise GateRefused("too-much")
        taken = set()
        for _ in range(count):
            part, place = self._entry(place)
            if part.name.casefold() in taken:
                raise GateRefused("unreadable")
            taken.add(part.name.casefold())
            self.parts[part.name] = part
        if place != len(self.content) - END_HEADER.size:
            raise GateRefused("unreadable")

    def _entry(self, place: int) -> tuple[Part, int]:
        try:
            fields = ENTRY_HEADER.unpack_from(self.content, place)
        except struct.error:
            raise GateRefused("unreadable") from None
        (
            mark,
            made,
            _,
            flags,
            method,
            _,
            _,
            crc,
            packed,
            size,
            named,
            extra,
            comment,
            disk,
            _,
            outer,
            offset,
        ) = fields
        if mark != ENTRY or disk or comment:
            raise GateRefused("unreadable")
        begins = place + ENTRY_HEADER.size
        raw = self.content[begins : begins + named]
        ends = begins + named + extra
        if _has_large_sizes(self.content[begins + named : ends]) or 0xFFFFFFFF in (packed, size, offset):
            raise GateRefused("unreadable")
        if flags & LOCKED:
            raise GateRefused("password")
        if method not in (STORED, DEFLATED) or _is_special(made, outer):
            raise GateRefused("unreadable")
        return Part(_name(raw), raw, flags, method, crc, packed, size, offset), ends

    def _hold_limits(self, budget: int) -> None:
        if self.expanded > budget or self.expanded > max(limits.RATIO * len(self.content), limits.SMALL):
            raise GateRefused("too-much")

    def _hold_places(self) -> dict[str, int]:
        """Where each part's bytes begin; the parts must lie one after the other, without a gap."""
        place, found = 0, {}
        for part in sorted(self.parts.values(), key=lambda each: each.offset):
            if part.offset != place:
                raise GateRefused("unreadable")
            found[part.name] = self._begin(part)
            place = found[part.name] + part.packed
            if part.flags & LATER:
                place += self._sizes_after(part, place)
        if place != self.directory[0]:
            raise GateRefused("unreadable")
        return found

    def _begin(self, part: Part) -> int:
        try:
            header = LOCAL_HEADER.unpack_from(self.content, part.offset)
        except struct.error:
            raise GateRefused("unreadable") from None
        mark, _, flags, method, _, _, crc, packed, size, named, extra = header
        begins = part.offset + LOCAL_HEADER.size
        raw = self.content[begins : begins + named]
        told = (crc, packed, size) == (part.crc, part.packed, part.size)
        if mark != LOCAL or raw != part.raw or (flags, method) != (part.flags, part.method):
            raise GateRefused("unreadable")
        if not told and not part.flags & LATER:
            raise GateRefused("unreadable")
        return begins + named + extra

    def _sizes_after(self, part: Part, place: int) -> int:
        """How long the sizes are that follow a part, with or without their mark, in 4 or 8 bytes."""
        for mark in (b"PK\x07\x08", b""):
            for form in ("<L2L", "<L2Q"):
                said = mark + struct.pack(form, part.crc, part.packed, part.size)
                if self.content.startswith(said, place) and self._follows(place + len(said)):
                    return len(said)
        raise GateRefused("unreadable")

    def _follows(self, place: int) -> bool:
        return self.content.startswith((LOCAL, ENTRY), place)


def _inflated(packed: bytes, size: int) -> bytes:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacking.decompress(packed, size + 1)
        if len(data) <= size and not unpacking.eof:
            data += unpacking.decompress(unpacking.unconsumed_tail, 1)
    except zlib.error:
        raise GateRefused("unreadable") from None
    if not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
        raise GateRefused("unreadable")
    return data


def _name(raw: bytes) -> str:
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        raise GateRefused("unreadable") from None
    if not name or len(raw) > limits.NAME_LENGTH or BAD_NAME.search(name):
        raise GateRefused("unreadable")
    return name


def _has_large_sizes(extra: bytes) -> bool:
    """Whether an entry says its sizes a second time, in 8 bytes (field 1), or its name (field 0x7075)."""
    while len(extra) >= 4:
        field, size = struct.unpack_from("<2H", extra)
        if field in (0x0001, 0x7075):
            return True
        extra = extra[4 + size :]
    return False


def _is_special(made: int, outer: int) -> bool:
    """Whether an entry is a link, a device or anything else than a file or folder on a system like Unix."""
    kind = stat.S_IFMT(outer >> 16) if made >> 8 in (3, 19) else 0
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)

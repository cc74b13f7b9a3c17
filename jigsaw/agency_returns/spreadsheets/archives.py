"""The archive that an XLSX or ODS is: opened with limits, every part unpacked to exactly the size that it declares.

Nothing here trusts a size that a file states about itself, and no part is handed on before all of them have been seen.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from jigsaw.agency_returns.spreadsheets.limits import PASSWORD, WRONG_TYPE, FileRefused, Limits, too_large

LOCAL_HEADER, END_OF_DIRECTORY = b"PK\x03\x04", b"PK\x05\x06"
ENCRYPTED_FLAGS = 0x1 | 0x40
NO_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.\-]+)")


class Archive:
    """The parts of one archive, by name. Raises FileRefused when it breaks a limit or is no proper archive."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self.content = content
        if not content.startswith(LOCAL_HEADER) or content.count(END_OF_DIRECTORY) != 1:
            raise FileRefused(WRONG_TYPE)  # two directories: two readers could see two different files
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as opened:
                found = opened.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
            raise FileRefused(WRONG_TYPE) from None
        self.parts = {part.filename: part for part in found}
        if len(self.parts) < len(found):
            raise FileRefused(WRONG_TYPE)
        if any(part.flag_bits & ENCRYPTED_FLAGS for part in found):
            raise FileRefused(PASSWORD)
        if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in found):
            raise FileRefused(WRONG_TYPE)
        expanded = sum(part.file_size for part in found)
        packed = sum(part.compress_size for part in found)
        if (
            len(found) > limits.parts
            or expanded > limits.expanded
            or packed > len(content)
            or expanded > max(limits.ratio * len(content), limits.bytes)
        ):
            raise too_large(limits)

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def read(self, name: str) -> bytes:
        """One part, unpacked. Raises FileRefused when it is more or less than it says of itself."""
        part = self.parts.get(name)
        if part is None:
            raise FileRefused(WRONG_TYPE)
        packed = self._packed(part)
        if part.compress_type == ZIP_STORED:
            if len(packed) != part.file_size:
                raise FileRefused(WRONG_TYPE)
            return packed
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacking.decompress(packed, part.file_size + 1)
        except zlib.error:
            raise FileRefused(WRONG_TYPE) from None
        if len(data) != part.file_size or not (unpacking.eof or self._ends(unpacking)):
            raise FileRefused(WRONG_TYPE)
        return data

    def read_xml(self, name: str) -> bytes:
        """One part of XML in UTF-8 without declarations of its own. Raises FileRefused for any other."""
        data = self.read(name)
        encoding = ENCODING.search(data[:300])
        if (
            data[:2] in (b"\xff\xfe", b"\xfe\xff")
            or b"\0" in data[:4]
            or (encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"))
            or (b"<!" in data and NO_DECLARATIONS.search(data))
        ):
            raise FileRefused(WRONG_TYPE)
        return data

    def _packed(self, part: ZipInfo) -> bytes:
        header = self.content[part.header_offset : part.header_offset + 30]
        if len(header) < 30 or header[:4] != LOCAL_HEADER:
            raise FileRefused(WRONG_TYPE)
        begins = part.header_offset + 30 + int.from_bytes(header[26:28], "little")
        begins += int.from_bytes(header[28:30], "little")
        packed = self.content[begins : begins + part.compress_size]
        if len(packed) != part.compress_size:
            raise FileRefused(WRONG_TYPE)
        return packed

    @staticmethod
    def _ends(unpacking: zlib._Decompress) -> bool:
        """Whether the stream ends here: an empty last block may still have to be read."""
        try:
            return not unpacking.decompress(unpacking.unconsumed_tail, 1) and unpacking.eof
        except zlib.error:
            return False

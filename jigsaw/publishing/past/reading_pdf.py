"""The text of a PDF, read in a child process with limits of memory and time, page by page with progress.

A PDF comes from anywhere. The reader is compiled and may fail in ways that end a process: so it ends the child.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from jigsaw.publishing.past.found import FileUnread, Place
from jigsaw.publishing.past.lines import Line, RawLine, styled

MEGABYTE = 1_000_000
DAMAGED = "The selected PDF could not be read: it is damaged, or takes too long"
Progress = Callable[[str, int, int], None]


class Limits(NamedTuple):
    """What one PDF may take: bytes of the file, pages, bytes of memory, seconds of processor and of the clock."""

    bytes: int = 100 * MEGABYTE
    pages: int = 1_000
    characters: int = 5_000_000
    memory: int = 1_500 * MEGABYTE
    processor: int = 60
    clock: int = 120


def lines_of_pdf(
    path: Path, file: str, *, progress: Progress | None = None, limits: Limits | None = None
) -> list[Line]:
    """The lines of all pages. `progress` hears the file, the page just read and how many there are.

    Raises FileUnread for a PDF that is too large, locked, damaged, without text, or takes too long.
    """
    limits = limits or Limits()
    if path.stat().st_size > limits.bytes:
        raise FileUnread(f"The selected file must be smaller than {limits.bytes // MEGABYTE}MB")
    raw: list[RawLine] = []

    def take(number: int, of: int, text: str) -> None:
        for at, line in enumerate(text.splitlines(), 1):
            raw.append(RawLine(line, Place(file, f"page {number}, line {at}", number * 10_000 + at)))
        raw.append(RawLine("", Place(file, f"page {number}", number * 10_000 + 9_999)))
        if progress:
            progress(file, number, of)

    read_pages(path, limits, take)
    lines = styled(raw)
    if not lines:
        raise FileUnread("The selected PDF holds no text: its pages are pictures. Enter this review by hand")
    return lines


def read_pages(path: Path, limits: Limits, take: Callable[[int, int, str], None]) -> None:
    """Hand each page on as soon as the child has read it: its number, how many there are, its text."""
    told_limits = [str(limits.memory), str(limits.processor), str(limits.pages), str(limits.characters)]
    command = [sys.executable, "-I", "-c", CHILD, str(path), *told_limits]
    fault = ""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        timer = threading.Timer(limits.clock, child.kill)
        timer.start()
        try:
            assert child.stdout
            for line in child.stdout:
                told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"fault": DAMAGED}
                if fault := told.get("fault", ""):
                    break
                take(told["page"], told["of"], told["text"])
        finally:
            timer.cancel()
            if fault:
                child.kill()
    if fault or child.returncode:
        raise FileUnread(fault or DAMAGED)


CHILD = """
import json, resource, sys
path, memory, processor, most_pages, most_characters = sys.argv[1], *map(int, sys.argv[2:])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
import pypdfium2
def tell(**told):
    print(json.dumps(told), flush=True)
try:
    pdf = pypdfium2.PdfDocument(path)
except pypdfium2.PdfiumError as refused:
    locked = "password" in str(refused).lower()
    tell(fault="The selected file is password protected" if locked
         else "The selected PDF could not be read: it is damaged, or takes too long")
    sys.exit(0)
of = len(pdf)
if of > most_pages:
    tell(fault=f"The selected PDF has {of:,} pages. The most we can take is {most_pages:,}")
    sys.exit(0)
read = 0
for number in range(of):
    page = pdf[number]
    text = page.get_textpage().get_text_range().replace("\\x02", "-").replace("\\ufffe", "-")
    page.close()
    read += len(text)
    if read > most_characters:
        tell(fault=f"The selected PDF holds more than {most_characters:,} characters")
        sys.exit(0)
    tell(page=number + 1, of=of, text=text)
"""

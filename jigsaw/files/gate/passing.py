"""Pass a file through the gate: what every room calls before it reads or keeps anything that was uploaded."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

from jigsaw.files.gate import limits
from jigsaw.files.gate.kinds import EVIDENCE, MEDIA_TYPES, Kind, must_agree
from jigsaw.files.gate.names import clean_name, ending_of
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.files.gate.scanning import scan

log = logging.getLogger("jigsaw.files")
ROOT = str(Path(__file__).parents[3])
PROGRAM = (
    "import sys; sys.path[:0] = sys.argv[1:]; from jigsaw.files.gate import confined; "
    "confined.serve(sys.stdin.buffer, sys.stdout.buffer)"
)
# A few at a time: each may use the memory that its limits allow.
_turns = threading.BoundedSemaphore(limits.AT_ONCE)


@dataclass(frozen=True)
class Passed:
    """A file that may be kept. `content` is what to keep; `name` is safe to show; `notes` are sentences for people.

    The sentences may name hidden sheets: they are shown to whoever sent the file, never logged.
    """

    kind: Kind
    content: bytes
    name: str
    media_type: str
    notes: tuple[str, ...] = ()


class Upload(Protocol):
    """A file as Django hands it over."""

    name: str | None
    size: int | None

    def read(self, num_bytes: int | None = None, /) -> bytes:
        """All of its bytes."""


def pass_upload(
    upload: Upload, *, kinds: Collection[Kind] = EVIDENCE, most_bytes: int = limits.MOST_BYTES
) -> Passed:
    """`pass_gate` for a file of a form, whose size is asked before it is read. Raises GateRefused."""
    must_fit(upload.size or 0, most_bytes)
    return pass_gate(upload.read(), upload.name or "", kinds=kinds, most_bytes=most_bytes)


def pass_gate(
    content: bytes,
    filename: str,
    *,
    kinds: Collection[Kind] = EVIDENCE,
    most_bytes: int = limits.MOST_BYTES,
) -> Passed:
    """What a file is and how it may be kept; see docs/uploads.md for what is refused, told and made anew.

    Raises GateRefused and nothing else. Its message says what is wrong and what to do, and holds nothing of the file.
    """
    try:
        if not content:
            raise GateRefused("empty")
        must_fit(len(content), most_bytes)
        if settings.CLAMAV:
            scan(content, settings.CLAMAV)
        ending = ending_of(filename)
        head, kept = _read_confined(content, ending, kinds)
        kind = Kind(head["kind"])
        must_agree(kind, ending)
        name, told = clean_name(filename, kind)
    except GateRefused as refused:
        log.info("a file was refused: %s", refused.why)
        raise
    return Passed(kind, kept, name, MEDIA_TYPES[kind], (*head["notes"], *told))


def must_fit(size: int, most_bytes: int = limits.MOST_BYTES) -> None:
    """A file is smaller than the limit. Asked before it is read. Raises GateRefused."""
    if size >= most_bytes:
        raise GateRefused("size", f"The selected file must be smaller than {most_bytes // limits.MEGABYTE}MB")


def _read_confined(content: bytes, ending: str, kinds: Collection[Kind]) -> tuple[dict, bytes]:
    """What the child process says of the file. Raises GateRefused, also when the child does not live to say it."""
    order = json.dumps({"ending": ending, "kinds": [kind.value for kind in kinds]}).encode() + b"\n"
    if not _turns.acquire(timeout=limits.CLOCK):
        raise GateRefused("not-now")
    try:
        said = _ask_child(order + content)
    finally:
        _turns.release()
    end = said.find(b"\n")
    try:
        head = json.loads(said[:end]) if end > 0 else {}
    except ValueError:
        head = {}
    if "fault" in head:
        log.warning("a file could not be read: %s", head["fault"])
    if "why" in head:
        raise GateRefused(head["why"], head["message"])
    kept = said[end + 1 :]
    if not kept or len(kept) != head.get("length"):
        raise GateRefused("unreadable")
    return head, kept


def _ask_child(asked: bytes) -> bytes:
    """The answer of a new child. Nothing of its environment, files or descriptors is handed to it."""
    paths = [ROOT, *(path for path in sys.path if path and path != ROOT)]
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", PROGRAM, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8"},
        )
    except OSError as fault:
        log.error("no process could be started to check a file: %s", type(fault).__name__)
        raise GateRefused("not-now") from None
    with child:
        try:
            answer, _ = child.communicate(asked, timeout=limits.CLOCK)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            raise GateRefused("unreadable") from None
    if child.returncode:
        log.warning("a file ended the process that checked it: %s", child.returncode)
        return b""
    return answer

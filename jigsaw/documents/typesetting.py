"""Typst in a child process with limits of memory and time.

The parent sends jobs as JSON; the child sets each document, checks it and writes it back. A text that makes
Typst run out of memory or time ends the child, never the web process. Starting a child imports no Django.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import re
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from jigsaw.documents.made import Check, DocumentFault

TEMPLATES = Path(__file__).parent / "typst"
ROOT = Path(__file__).parents[2]
# PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), both in one file.
STANDARDS: list[Any] = ["ua-1", "a-2a"]
NO_PACKAGES = "/nonexistent"
# A word that may not find room on a line of its own; the templates break those. Quotation marks end JSON's texts.
LONG_WORD = re.compile(r'[^\s/"-]{36,}')
# New objects between two searches for unused ones: a process that makes one pack has few, and ends soon.
SELDOM = 100_000
REMEDY = "Shorten its longest section, table or list"


@dataclass(frozen=True)
class Job:
    """One PDF to set: its document's name, its template, the values for it, and the headings it must show."""

    document: str
    template: str
    data: dict[str, Any]
    headings: list[str]
    fitted: bool = False


@dataclass(frozen=True)
class Limits:
    """What a child may use: bytes of address space, seconds of processor time, seconds on the clock."""

    memory: int = 3_000_000_000
    processor: int = 60
    clock: int = 120


@dataclass(frozen=True)
class SetDocument:
    """A PDF with its number of pages and what was checked."""

    document: str
    content: bytes
    pages: int
    checks: tuple[Check, ...] = field(default=())


class Typesetter:
    """A child that has started and waits for its jobs; start it early and set() when the words are ready."""

    def __init__(self, fonts: Path, limits: Limits | None = None) -> None:
        self.fonts, self.limits = fonts, limits or Limits()
        self.child = subprocess.Popen(
            [sys.executable, "-m", "jigsaw.documents.typesetting"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )

    def __enter__(self) -> Typesetter:
        return self

    def __exit__(self, *raised: object) -> None:
        if self.child.poll() is None:
            self.child.kill()
        for pipe in (self.child.stdin, self.child.stdout, self.child.stderr):
            with contextlib.suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        self.child.wait()

    def set(self, jobs: list[Job], timestamp: int) -> list[SetDocument]:
        """Sets the documents; timestamp is the second since 1970 that stands in the files.

        Raises DocumentFault, which names the document and the remedy, when one cannot be made.
        """
        order = {
            "fonts": str(self.fonts),
            "timestamp": timestamp,
            "limits": asdict(self.limits),
            "jobs": [vars(job) for job in jobs],
        }
        try:
            out, err = self.child.communicate(json.dumps(order).encode(), timeout=self.limits.clock)
        except subprocess.TimeoutExpired:
            self.child.kill()
            out, err = self.child.communicate()
        return list(self.documents(jobs, out, err))

    def documents(self, jobs: list[Job], out: bytes, err: bytes) -> Iterator[SetDocument]:
        """The documents in the child's answer. Raises DocumentFault for the first that is not there."""
        place = 0
        for job in jobs:
            end = out.find(b"\n", place)
            if end < 0:
                raise DocumentFault(job.document, self.why_it_ended(err))
            head = json.loads(out[place:end])
            if "fault" in head:
                raise DocumentFault(job.document, head["fault"], head["path"])
            place = end + 1 + head["length"]
            checks = tuple(Check(**check) for check in head["checks"])
            yield SetDocument(job.document, out[end + 1 : place], head["pages"], checks)

    def why_it_ended(self, err: bytes) -> str:
        """What the child's end means for whoever wrote the text."""
        match -(self.child.returncode or 0):
            case signal.SIGABRT | signal.SIGSEGV | signal.SIGBUS:
                return f"needs more memory than a document may use. {REMEDY}"
            case signal.SIGXCPU | signal.SIGKILL:
                return f"takes longer to set than a document may take. {REMEDY}"
        if b"MemoryError" in err:
            return f"needs more memory than a document may use. {REMEDY}"
        told = err.decode(errors="replace").strip().splitlines()
        return "could not be set: " + (told[-1] if told else "the typesetter gave no reason")


class CannotSet(Exception):
    """A document that Typst refuses, with the path of the part to mend."""

    def __init__(self, message: str, path: str = "") -> None:
        self.message, self.path = message, path
        super().__init__(message)


def limit(limits: dict[str, int]) -> None:
    """Puts the limits on this process; an operating system without one of them keeps the others."""
    for kind, most in ((resource.RLIMIT_AS, limits["memory"]), (resource.RLIMIT_CPU, limits["processor"])):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def fonts_of(folder: str) -> Any:
    """The house typeface and no other. Raises CannotSet when it is not there."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if not fonts.families():
        raise CannotSet(
            f"needs the typeface Source Sans 3, which is not in {folder}. Install the npm packages"
        )
    return fonts


def sources(
    job: dict[str, Any], fonts: Any, step: tuple[str, str] | None, data: Any = None
) -> dict[str, Any]:
    """The arguments with which Typst reads a job: templates as root, users' text as JSON."""
    inputs = {"data": json.dumps(job["data"] if data is None else data, ensure_ascii=False)}
    if LONG_WORD.search(inputs["data"]):
        inputs["long-words"] = "yes"
    if step:
        inputs |= {"size": step[0], "spacing": step[1]}
    return {
        "input": str(TEMPLATES / f"{job['template']}.typ"),
        "root": str(TEMPLATES),
        "font_paths": fonts,
        "sys_inputs": inputs,
        "package_path": NO_PACKAGES,
        "package_cache_path": NO_PACKAGES,
    }


def fitted_step(job: dict[str, Any], fonts: Any) -> tuple[str, str]:
    """The type size and spacing at which a one-page document fits. Raises CannotSet with words to cut."""
    import typst

    from jigsaw.documents.fitting import DoesNotFit, step_that_fits

    def pages(data: dict[str, Any], step: tuple[str, str]) -> int:
        return int(
            typst.query(selector="<pages>", field="value", one=True, **sources(job, fonts, step, data))
        )

    try:
        return step_that_fits(job["data"], pages)
    except DoesNotFit as refused:
        raise CannotSet(str(refused), "briefing") from None


def set_pdf(job: dict[str, Any], fonts: Any, timestamp: int) -> bytes:
    """The PDF of one job. Raises CannotSet when Typst refuses or warns of anything."""
    import typst

    try:
        step = fitted_step(job, fonts) if job["fitted"] else None
        made = sources(job, fonts, step)
        pdf, warnings = typst.compile_with_warnings(**made, pdf_standards=STANDARDS, timestamp=timestamp)
    except typst.TypstError as refused:
        raise CannotSet(f"could not be set: {refused.message}") from None
    if warnings:
        raise CannotSet(f"could not be set without a warning: {warnings[0].message}")
    assert isinstance(pdf, bytes)
    return pdf


def answer(job: dict[str, Any], fonts: Any, timestamp: int) -> tuple[dict[str, Any], bytes]:
    """The head and the bytes that the child writes back for one job."""
    from jigsaw.documents.checks import check_pdf

    try:
        pdf = set_pdf(job, fonts, timestamp)
    except CannotSet as refused:
        return {"fault": refused.message, "path": refused.path}, b""
    pages, checks = check_pdf(pdf, job["headings"], one_page=job["fitted"])
    return {"length": len(pdf), "pages": pages, "checks": [asdict(check) for check in checks]}, pdf


def serve(read: IO[bytes], write: IO[bytes]) -> None:
    """The child: reads one order, sets its jobs one after the other, writes each as soon as it is ready."""
    gc.set_threshold(SELDOM)
    raw = read.read()
    if not raw:
        return
    order = json.loads(raw)
    limit(order["limits"])
    try:
        fonts = fonts_of(order["fonts"])
    except CannotSet as refused:
        write.write(json.dumps({"fault": refused.message, "path": ""}).encode() + b"\n")
        return
    # Typst lets other threads run; the checks' libraries load while the first document is set.
    threading.Thread(target=importlib.import_module, args=("jigsaw.documents.checks",)).start()
    for job in order["jobs"]:
        head, content = answer(job, fonts, order["timestamp"])
        write.write(json.dumps(head).encode() + b"\n" + content)
        write.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)

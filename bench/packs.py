"""How long a pack takes, beside the bare libraries and beside LibreOffice."""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.editions import long_edition
from setup.tools import ROOT

ROUNDS = 5


def measure() -> list[dict]:
    """Rows of the table: medians of interleaved rounds, each pack in a process of its own, a new text each time."""
    routes = {"Jigsaw": ours, "the bare libraries": bare}
    if shutil.which("soffice") or shutil.which("libreoffice"):
        routes["python-docx and LibreOffice"] = libreoffice
        routes["the same in one start of LibreOffice"] = libreoffice_once
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in routes}
    pages = 0
    with tempfile.TemporaryDirectory(prefix="jigsaw-bench-") as folder:
        for route in routes.values():  # once unmeasured, so that nobody compiles modules on the clock
            timed(route, 1000, Path(folder) / f"warm-{route.__name__}")
        for number in range(ROUNDS):
            for name, route in routes.items():
                place = Path(folder) / f"{name.replace(' ', '-')}-{number}"
                seconds = timed(route, number, place)
                taken[name].append(seconds)
            pages = pages or pages_of(Path(folder) / "Jigsaw-0")
    wall = {name: statistics.median(w for w, _ in rounds) for name, rounds in taken.items()}
    cpu = {name: statistics.median(c for _, c in rounds) for name, rounds in taken.items()}
    return [
        row("at most", 1.5, "Jigsaw", "the bare libraries", wall, cpu, pages),
        row("at least", 3.0, "python-docx and LibreOffice", "Jigsaw", wall, cpu, pages),
        row("for information", None, "the same in one start of LibreOffice", "Jigsaw", wall, cpu, pages),
    ]


def row(bound: str, limit: float | None, one: str, other: str, wall: dict, cpu: dict, pages: int) -> dict:
    """One comparison: the time of `one` as a multiple of the time of `other`."""
    what = f"Pack of a {pages}-page edition: {one} / {other}"
    if one not in wall or other not in wall:
        return {"what": what, "bound": bound, "limit": limit, "missing": one if one not in wall else other}
    return {
        "what": what,
        "bound": bound,
        "limit": limit,
        "ratio": wall[one] / wall[other],
        "seconds": f"{wall[one]:.2f} / {wall[other]:.2f} s, CPU {cpu[one]:.2f} / {cpu[other]:.2f} s",
    }


def timed(route, seed: int, place: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one route, its children included."""
    command = route(seed, place)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{command} failed: {done.stderr[-2000:]}{done.stdout[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(seed: int, place: Path) -> list[str]:
    source = place.with_suffix(".json")
    source.write_text(json.dumps(long_edition(seed), default=str))
    return [sys.executable, "-m", "jigsaw.config.cli", "pack", str(source), "--out", str(place), "--json"]


def bare(seed: int, place: Path) -> list[str]:
    return [sys.executable, "-m", "bench.bare", str(seed), str(place)]


def libreoffice(seed: int, place: Path) -> list[str]:
    return [*bare(seed, place), "--libreoffice"]


def libreoffice_once(seed: int, place: Path) -> list[str]:
    return [*bare(seed, place), "--libreoffice-once"]


def pages_of(place: Path) -> int:
    """The pages of the Report that was made."""
    import pypdfium2

    report = next(place.glob("*-report.pdf"))
    return len(pypdfium2.PdfDocument(report))

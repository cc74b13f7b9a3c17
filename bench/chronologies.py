"""How long agencies' spreadsheets take to become one chronology, beside the bare reading of the same files."""

from __future__ import annotations

import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from setup.tools import ROOT

FILES, ROWS, ROUNDS = 20, 5_000, 3
LEAST_PRECISION, LEAST_RECALL = 0.96, 0.91
TODAY = date(2026, 5, 18)
PEERS = ROOT / "var" / "bench" / "peers"
SOUNDS = ("b", "br", "d", "f", "gl", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w")
COMMON = (
    "visit home mother father child school nursery call seen weight sleep clinic appointment referral police support "
    "plan review worker letter concern health visitor agreed arranged reported meeting observed discussed"
).split()


def measure() -> list[dict]:
    """Rows of the table: the best of interleaved rounds, each in a process of its own.

    The best, for whatever else the machine does can only add to it. Beside the ratio of seconds stands that of CPU
    seconds, of all processes: a machine that is busy elsewhere changes it less.
    """
    with tempfile.TemporaryDirectory(prefix="jigsaw-bench-") as name:
        folder = Path(name)
        make(folder, 2 * FILES)
        taken: dict[str, list[dict]] = {}
        for _ in range(ROUNDS):
            for what, count in (("bare", FILES), ("ours", FILES), ("ours", FILES // 2), ("ours", 2 * FILES)):
                taken.setdefault(f"{what} {count}", []).append(timed(what, folder, count))
        openpyxl, pandas = timed("openpyxl", folder, FILES), with_pandas(folder)
        written = {ending: timed(f"command.{ending}", folder, FILES) for ending in ("csv", "xlsx")}
    seconds = {key: min(one["seconds"] for one in rounds) for key, rounds in taken.items()}
    cpu = {key: min(one["cpu"] for one in rounds) for key, rounds in taken.items()}
    bare, ours = seconds[f"bare {FILES}"], seconds[f"ours {FILES}"]
    bare_cpu, ours_cpu = cpu[f"bare {FILES}"], cpu[f"ours {FILES}"]
    memory = max(one["megabytes"] for one in taken[f"ours {FILES}"])
    what = f"Chronology of {FILES} files x {ROWS:,} rows"
    growth = f"{what}: growth by twice the rows"
    half, twice = seconds[f"ours {FILES // 2}"], seconds[f"ours {2 * FILES}"]
    information = "for information"
    return [
        row(f"{what}: read, checked, merged, compared / bare calamine", "at most", 4.0, ours / bare,
            f"{ours:.2f} / {bare:.2f} s"),
        row(f"{what}: the same in CPU seconds of all processes", information, None, ours_cpu / bare_cpu,
            f"{ours_cpu:.2f} / {bare_cpu:.2f} s"),
        row(f"{what}: openpyxl reading alone / Jigsaw", information, None,
            openpyxl["seconds"] / ours, f"{openpyxl['seconds']:.2f} / {ours:.2f} s"),
        beside_pandas(f"{what}: pandas with openpyxl reading and sorting / Jigsaw", pandas, ours),
        row(f"{what}: memory of all its processes, MB", "at most", 600.0, memory),
        row(f"{growth} to {FILES * ROWS:,}", "at most", 2.4, ours / half, f"{ours:.2f} / {half:.2f} s"),
        row(f"{growth} to {2 * FILES * ROWS:,}", "at most", 2.4, twice / ours, f"{twice:.2f} / {ours:.2f} s"),
        *likeness(),
        *(
            row(f"{what}: the whole command, {ending.upper()} written / bare calamine", information, None,
                one["seconds"] / bare, f"{one['seconds']:.2f} / {bare:.2f} s")
            for ending, one in written.items()
        ),
    ]  # fmt: skip


def likeness() -> list[dict]:
    """How well the same event is found in the labelled pairs. The test of them prints every case that is wrong."""
    from jigsaw.agency_returns.tests.labelled_pairs import SEED, UNSEEN, labelled_pairs, measured

    pairs = labelled_pairs(SEED)
    found, unseen = measured(pairs), measured(labelled_pairs(SEED, occurrences=UNSEEN))
    what = f"Possibly the same event, {len(pairs)} labelled pairs"
    return [
        row(f"{what}: precision", "at least", LEAST_PRECISION, found.precision),
        row(f"{what}: recall", "at least", LEAST_RECALL, found.recall),
        row(f"{what} of other kinds: precision", "for information", None, unseen.precision),
        row(f"{what} of other kinds: recall", "for information", None, unseen.recall),
    ]


def row(what: str, bound: str, limit: float | None, ratio: float, seconds: str = "") -> dict:
    found = {"what": what, "bound": bound, "limit": limit, "ratio": ratio}
    return found | ({"seconds": seconds} if seconds else {})


def with_pandas(folder: Path) -> dict | None:
    """The seconds of pandas, which `./run bench --peers` installs beside Jigsaw; None where it is missing."""
    python = PEERS / "bin" / "python"
    return timed("pandas", folder, FILES, python=python) if python.exists() else None


def beside_pandas(what: str, pandas: dict | None, ours: float) -> dict:
    bound = {"what": what, "bound": "at least", "limit": 4.0}
    if pandas is None:
        return bound | {"missing": "pandas"}
    return bound | {
        "ratio": pandas["seconds"] / ours,
        "seconds": f"{pandas['seconds']:.2f} / {ours:.2f} s",
    }


def timed(what: str, folder: Path, count: int, *, python: Path | str = sys.executable) -> dict:
    """One way, in a process of its own, which tells its seconds without those of its start."""
    command = [str(python), "-m", "bench.chronologies", what, str(folder), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} failed: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def make(folder: Path, files: int) -> None:
    """Invented files as Excel writes them, with shared strings. One row in fifty is told again by the next agency.

    Words are drawn as in real texts: a few stand in most rows, most stand in few.
    """
    import xlsxwriter

    from jigsaw.agency_returns.chronology.columns import CHECK_RESULT, COLUMNS

    chance = random.Random(20260518)
    words = COMMON + [
        "".join(chance.choice(SOUNDS) + chance.choice("aeiou") for _ in range(3)) for _ in range(6_000)
    ]
    again: list[list] = []
    for number in range(files):
        book = xlsxwriter.Workbook(folder / f"chronology-AB-2026-04-A{number:02d}.xlsx")
        sheet = book.add_worksheet("Chronology")
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "Chronology")
        for at, heading in enumerate([*(column.heading for column in COLUMNS), CHECK_RESULT]):
            sheet.write_string(2, at, heading)
        told, again = again, []
        for place in range(ROWS):
            cells = told[place // 50] if told and place % 50 == 0 else _cells(chance, words)
            if place % 50 == 1:
                again.append([*cells[:5], _shuffled(chance, cells[5]), *cells[6:]])
            day, clock, service, people, seen, happened, voice, action = cells
            if isinstance(day, datetime):
                sheet.write_datetime(place + 4, 0, day, days)
            else:
                sheet.write_string(place + 4, 0, day)
            texts = {
                1: clock,
                4: "Electronic record",
                5: service,
                6: people,
                7: seen,
                8: happened,
                9: voice,
                10: action,
            }
            for at, text in (texts | {12: "Yes", 13: f"R{place}"}).items():
                sheet.write_string(place + 4, at, text)
        book.close()


def _cells(chance: random.Random, words: list[str]) -> list:
    day = date(2023, 1, 1) + timedelta(days=chance.randrange(1_200))
    way = chance.random()
    written: str | datetime = datetime(day.year, day.month, day.day)  # noqa: DTZ001  as Excel holds it
    if way > 0.6:
        form = "%d/%m/%Y" if way < 0.9 else "?%d %B %Y" if way < 0.95 else "%B %Y"
        written = day.strftime(form)
    return [
        written,
        f"{chance.randrange(8, 20):02d}:{chance.randrange(60):02d}",
        chance.choice(("Health visiting", "Surgery", "Duty team")),
        chance.choice(("Child A", "Mother, Child A", "Father")),
        chance.choice(("Yes", "No", "Not recorded")),
        *(_sentence(chance, words, length) for length in (24, 6, 8)),
    ]


def _sentence(chance: random.Random, words: list[str], length: int) -> str:
    drawn = [words[int(len(words) ** chance.random()) - 1] for _ in range(length)]
    return " ".join(drawn).capitalize() + "."


def _shuffled(chance: random.Random, text: str) -> str:
    kept = [word for word in text.rstrip(".").split() if chance.random() < 0.7]
    chance.shuffle(kept)
    return " ".join(kept) + "."


def cpu_seconds() -> float:
    """What this process and its ended children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(what: str, folder: str, count: str) -> None:
    """Do one thing once, and print its seconds and the memory of its processes."""
    paths = sorted(Path(folder).glob("*.xlsx"))[: int(count)]
    began, used = time.perf_counter(), cpu_seconds()
    if what == "bare":
        from python_calamine import CalamineWorkbook

        gc.disable()
        began, used = time.perf_counter(), cpu_seconds()
        for path in paths:
            CalamineWorkbook.from_path(path).get_sheet_by_name("Chronology").to_python()
    elif what == "openpyxl":
        from openpyxl import load_workbook

        began, used = time.perf_counter(), cpu_seconds()
        for path in paths:
            list(load_workbook(path, read_only=True)["Chronology"].iter_rows(values_only=True))
    elif what == "pandas":
        import pandas

        began, used = time.perf_counter(), cpu_seconds()
        read = [
            pandas.read_excel(path, sheet_name="Chronology", header=2, engine="openpyxl") for path in paths
        ]
        together = pandas.concat(read)
        together.sort_values(together.columns[0], key=lambda days: days.astype(str))
    elif what == "ours":
        from jigsaw.agency_returns.chronology.checking import Asked
        from jigsaw.agency_returns.together import merge_files

        gc.disable()  # as the command does
        began, used = time.perf_counter(), cpu_seconds()
        merged = merge_files(paths, Asked(TODAY), cores=2)
        assert len(merged.events) == len(paths) * ROWS
        assert len(merged.suggestions) > len(paths)
    else:
        out = f"{folder}/merged.{what.partition('.')[2]}"
        command = [
            sys.executable,
            "-m",
            "jigsaw.config.cli",
            "merge-chronology",
            *map(str, paths),
            "--out",
            out,
        ]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        Path(out).unlink()
    seconds, cpu = time.perf_counter() - began, cpu_seconds() - used
    most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 1_000 if sys.platform == "linux" else 1_000_000
    print(json.dumps({"seconds": seconds, "cpu": cpu, "megabytes": sum(most) / unit}))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""./run bench: speed as ratios measured in one run, never as a test that a busy machine could fail.

--peers installs what to compare with, where that is allowed; a peer that is missing is named as missing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import chronologies, packs
from setup.tools import ROOT, say

FEW, MANY = 3_000, 20_000
CASES, MANY_CASES = 200, 2000
ROWS, MANY_ROWS = 1_000, 100_000
# Milliseconds for the middle and the slowest twentieth of the answers, by how many editions there are.
SEARCHED = {3_000: (16.0, 29.0), 20_000: (30.0, 80.0)}
FOR_INFORMATION = "for information"
SERVER = os.environ.get("JIGSAW_TEST_SERVER", "")
PEERS = ["libreoffice-writer-nogui", "libreoffice-impress-nogui"]
PANDAS = ["pandas>=3,<4", "openpyxl>=3.1,<4"]


def main(words: list[str]) -> int:
    """Measure and print the table. Exit status 1 when a bound does not hold, 0 otherwise."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="install what to compare with")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--search", type=int, nargs="*", default=[3_000], metavar="EDITIONS",
                        help="how many editions to search: 3000 when left out; 20000 takes minutes")  # fmt: skip
    parser.add_argument(
        "--kept", metavar="FOLDER", help="keep the filled libraries there, and ask them again next time"
    )
    parser.add_argument("--only-search", action="store_true", help="measure nothing else")
    arguments = parser.parse_args(words)
    if arguments.peers:
        install_peers()
    rows = [] if arguments.only_search else everything_else()
    for count in arguments.search:
        rows += search(count, arguments.kept)
        rows += search_on_postgresql(count, arguments.kept, rows)
    if arguments.json:
        print(json.dumps({"rows": rows}))
    else:
        table(rows)
    return 1 if any(holds(row) is False for row in rows) else 0


def everything_else() -> list[dict]:
    """All rows but those of the search."""
    return [*packs.measure(), *chronologies.measure(), *public_pages(), *casework_pages(), *chronology_page()]


def install_peers() -> None:
    """pandas beside Jigsaw, for Jigsaw itself does not need it, and LibreOffice where that is allowed."""
    install_pandas()
    install_libreoffice()


def install_pandas() -> None:
    python = chronologies.PEERS / "bin" / "python"
    if python.exists():
        return
    say("Installing pandas and openpyxl to compare with")
    subprocess.run([sys.executable, "-m", "venv", str(chronologies.PEERS)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PANDAS], check=False)


def install_libreoffice() -> None:
    """From the system's packages; nothing happens where that is not allowed."""
    if shutil.which("soffice") or not shutil.which("apt-get") or os.geteuid():
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    say("Installing LibreOffice to compare with")
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PEERS], check=False, **quiet
    )


def public_pages() -> list[dict]:
    """The public list and a review page with few and with many editions."""
    few, many = measured("bench.pages", FEW), measured("bench.pages", MANY)
    rows = []
    for name, words in {"list": "Public list", "review": "Review page"}.items():
        before, after = few[name], many[name]
        growth = after["kept milliseconds"] / before["kept milliseconds"]
        anew = f"{words} made anew (once after each release): CPU ms, {FEW} editions"
        rows += [
            row(f"{words}: CPU ms a request, {FEW} editions", "at most", 2.0, before["kept milliseconds"]),
            row(f"{words}: the same, {MANY} editions", "at most", 2.0, after["kept milliseconds"]),
            row(f"{words}: queries, {MANY} editions, as {FEW}", "equal", before["kept queries"], after["kept queries"]),
            row(f"{words}: growth from {FEW} to {MANY}", "at most" if name == "review" else FOR_INFORMATION,
                1.3 if name == "review" else None, growth),
            row(f"{words}: CPU ms of a 304, {MANY} editions", "at most", 2.0, after["304 milliseconds"]),
            row(f"{words}: pages made for 200 answers of 304", "equal", 0, after["304 made"]),
            row(anew, FOR_INFORMATION, None, before["anew milliseconds"]),
            row(f"{words} made anew: queries, {MANY} editions, as {FEW}", "equal", before["anew queries"],
                after["anew queries"]),
        ]  # fmt: skip
    return rows


def search(count: int, kept: str | None) -> list[dict]:
    """The page of an answer over HTTP, each question asked once: rare and common words, two words, phrases."""
    found = measured("bench.search", count, kept=kept)
    what = f"Search of {count:,} editions of 10,000 words"
    rows = []
    bounds = dict.fromkeys(("one reader", "eight readers"), SEARCHED.get(count))
    for who, bound in bounds.items():
        for cut, limit in zip(("p50", "p95"), bound or (None, None), strict=True):
            words = "at most" if limit else FOR_INFORMATION
            rows.append(row(f"{what}, {who}: {cut} in ms", words, limit, found[who][cut]))
    shared = f"{what}, eight readers: p50 / what eight answers take on the processors here"
    return [
        *rows,
        # Readers are not dealt out evenly to the processes; twice would be one process that does it all.
        row(shared, "at most", 2.0, found["eight at once / their CPU"]),
        row(f"{what}: CPU ms an answer", FOR_INFORMATION, None, found["CPU ms an answer"]),
        row(f"{what}: MB of memory of the served process", FOR_INFORMATION, None, found["MB of memory"]),
        row(f"{what}: load of the machine", FOR_INFORMATION, None, found["load"]),
        row(f"{what}: speed of indexing / bare FTS5", "at least", 0.5, found["indexing / bare FTS5"]),
        row(f"{what}: first ten as in a full ranking, share", "at least", 0.9, found["agreement"]),
    ]


def search_on_postgresql(count: int, kept: str | None, on_sqlite: list[dict]) -> list[dict]:
    """The same on the server that JIGSAW_TEST_SERVER names, in a database of its own: at most three times as long."""
    what = f"Search of {count:,} editions on PostgreSQL"
    if not SERVER:
        missing = "JIGSAW_TEST_SERVER, the address of a PostgreSQL,"
        return [row(what, FOR_INFORMATION, None, 0.0) | {"missing": missing}]
    server, name = SERVER.rpartition("/")[0], f"jigsaw_bench_{count}"
    on_server(f"CREATE DATABASE {name}", but_there=bool(kept))
    try:
        kept_there = f"{kept}/postgresql" if kept else None
        found = measured(
            "bench.search", count, kept=kept_there, JIGSAW_PUBLIC_DATABASE_URL=f"{server}/{name}"
        )
    finally:
        if not kept:
            on_server(f"DROP DATABASE {name}")
    sqlite = {line["what"]: line["ratio"] for line in on_sqlite}
    rows = []
    for who in ("one reader", "eight readers"):
        for cut in ("p50", "p95"):
            before = sqlite[f"Search of {count:,} editions of 10,000 words, {who}: {cut} in ms"]
            rows.append(row(f"{what}, {who}: {cut} / SQLite", "at most", 3.0, found[who][cut] / before))
    return [
        *rows,
        row(
            f"{what}: CPU ms an answer, without the server", FOR_INFORMATION, None, found["CPU ms an answer"]
        ),
        row(f"{what}: first ten as in a full ranking, share", "at least", 0.9, found["agreement"]),
    ]


def on_server(statement: str, *, but_there: bool = False) -> None:
    """One statement on the server of the tests; `but_there` forgives that the database is there already."""
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as opened:
        try:
            opened.execute(statement)
        except psycopg.errors.DuplicateDatabase:
            if not but_there:
                raise


def casework_pages() -> list[dict]:
    """The list of work, the page of a case and the dashboard, with few and with many cases."""
    few, many = measured("bench.casework", CASES), measured("bench.casework", MANY_CASES)
    rows = []
    for name, words in {"work": "My work", "case": "Case page"}.items():
        before, after = few[name], many[name]
        rows += [
            row(f"{words}: CPU ms a request, {MANY_CASES} cases", "at most", 5.0, after["milliseconds"]),
            row(f"{words}: queries, {MANY_CASES} cases, as {CASES}", "equal", before["queries"], after["queries"]),
            row(f"{words}: growth from {CASES} to {MANY_CASES}", "at most", 1.3,
                after["milliseconds"] / before["milliseconds"]),
        ]  # fmt: skip
        before, after = few[f"{name} anew"], many[f"{name} anew"]
        rows += [
            row(f"{words} made anew (once after each act): CPU ms", FOR_INFORMATION, None, after["milliseconds"]),
            row(f"{words} made anew: queries, {MANY_CASES} cases, as {CASES}", "equal", before["queries"],
                after["queries"]),
            row(f"{words} made anew: growth from {CASES} to {MANY_CASES}", "at most", 1.3,
                after["milliseconds"] / before["milliseconds"]),
        ]  # fmt: skip
    all_open = measured("bench.casework", MANY_CASES, "--all-open")
    clocks, opened = many["clocks"]["milliseconds"], all_open["work anew"]["milliseconds"]
    return [
        *rows,
        row(f"My work made anew: with all {MANY_CASES} cases open", FOR_INFORMATION, None, opened),
        row(f"Dashboard: CPU ms for the clocks of {MANY_CASES} cases", "at most", 150.0, clocks),
        row("Dashboard: CPU ms of its page", FOR_INFORMATION, None, many["timeliness"]["milliseconds"]),
    ]  # fmt: skip


def chronology_page() -> list[dict]:
    """The page of a merged chronology with few and with many rows: each view made anew, and how soon it is ready."""
    few = measured("bench.chronology_page", ROWS)
    many = measured("bench.chronology_page", MANY_ROWS, "--browser")
    rows = []
    for words, after in many["anew"].items():
        before = few["anew"][words]
        rows += [
            row(f"Chronology, {words}: CPU ms made anew, {MANY_ROWS:,} rows", "at most", 50.0, after["milliseconds"]),
            row(f"Chronology, {words}: queries, as {ROWS:,} rows", "equal", before["queries"], after["queries"]),
        ]  # fmt: skip
    kept = many["kept"]["milliseconds"]
    rows.append(
        row(
            f"Chronology: CPU ms a request until something changes, {MANY_ROWS:,} rows", "at most", 10.0, kept
        )
    )
    browser = many["browser"]
    for words in ("first page", "jump to a date"):
        what = f"Chronology, {words}: ready in Chromium / a plain page of 50 entries"
        if "missing" in browser:
            rows.append(row(what, FOR_INFORMATION, None, 0.0) | {"missing": browser["missing"]})
        else:
            times = f"plain page {browser['plain']:.0f} ms, this page {browser[words]:.0f} ms"
            rows.append(row(what, "at most", 1.5, browser[words] / browser["plain"]) | {"seconds": times})
    return rows


def row(what: str, bound: str, limit: float | None, ratio: float) -> dict:
    """One row of the table."""
    return {"what": what, "bound": bound, "limit": limit, "ratio": ratio}


def measured(module: str, count: int, *more: str, kept: str | None = None, **variables: str) -> dict:
    """Measured in a process of its own, on a database of its own; `kept` is a folder that stays, with its database."""
    with tempfile.TemporaryDirectory(prefix="jigsaw-bench-") as passing:
        var = Path(kept) / str(count) if kept else Path(passing)
        shutil.copytree(ROOT / "var" / "bench" / "assets", var / "assets", dirs_exist_ok=True)
        environment = {**os.environ, "JIGSAW_VAR": str(var), "PYTHONPATH": str(ROOT), **variables}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", module, str(count), *more]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def holds(row: dict) -> bool | None:
    """Whether the bound holds; None where nothing was measured or nothing is bound."""
    if "missing" in row or row["limit"] is None:
        return None
    compare = {"at most": row["ratio"] <= row["limit"], "at least": row["ratio"] >= row["limit"]}
    return compare.get(row["bound"], row["ratio"] == row["limit"])


def table(rows: list[dict]) -> None:
    """The rows, each with its bound and whether it holds."""
    words = {True: "holds", False: "DOES NOT HOLD", None: ""}
    width = max(len(row["what"]) for row in rows)
    for row in rows:
        limit = "" if row["limit"] is None else f"{row['limit']:g}"
        measured = f"{row['missing']} is missing" if "missing" in row else f"{row['ratio']:.2f}"
        print(f"{row['what']:<{width}}  {measured:>8}  {row['bound']} {limit:<5} {words[holds(row)]}")
        if "seconds" in row:
            print(f"{'':<{width}}  {row['seconds']}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

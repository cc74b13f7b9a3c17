"""The demo begins afresh each time, in seconds: its data are made once for each version of the code, then copied."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

from django.conf import settings

from jigsaw.config.demo import clock

AGAIN = "demo-again"
PARTS = ("casework.sqlite3", "public.sqlite3", "casework-media", "public-media", "static", "keys")


def make_ready(var: Path, *, keep: bool) -> None:
    """Bring `var` to the beginning of the demo; with `keep`, go on with what is there."""
    import django

    if keep and (var / "casework.sqlite3").exists():
        if not clock.is_kept():
            clock.move_to(clock.BEGINNING)
        django.setup()
        _prepare()
        return
    began = time.monotonic()
    snapshot = var / "snapshot" / _digest()
    clear(var)
    clock.move_to(clock.BEGINNING)
    if snapshot.exists():
        copy(snapshot, var)
        django.setup()
    else:
        print("Making the demo's data (once)", flush=True)
        django.setup()
        _prepare()
        from jigsaw.config.demo.seeding import seed

        seed()
        _keep(var, snapshot)
    from jigsaw.config.demo.seeding import schedule_one

    clock.move_to(clock.BEGINNING)
    schedule_one()
    print(f"The demo's data are ready ({time.monotonic() - began:.0f} s)", flush=True)


def clear(var: Path) -> None:
    """Remove the data of the last demo, its mail and its clock."""
    from django.db import connections

    if settings.configured:
        connections.close_all()
    for name in (*PARTS, "mail", clock.FILE, AGAIN):
        for path in var.glob(f"{name}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def ask_to_begin_again(var: Path) -> None:
    """Ask the process that watches over the demo to stop it, bring it to its beginning and start it again."""
    (var / AGAIN).touch()


def is_to_begin_again(var: Path) -> bool:
    """Whether somebody has asked for that, and it has not been done yet."""
    return (var / AGAIN).exists()


def copy(source: Path, target: Path) -> None:
    """Copy every part of a demo."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        path = source / name
        if path.is_dir():
            shutil.copytree(path, target / name)
        elif path.exists():
            shutil.copy2(path, target / name)


def _prepare() -> None:
    from jigsaw.config.preparing import prepare

    prepare()


def _keep(var: Path, snapshot: Path) -> None:
    """Close the databases so that their files are whole, then copy them."""
    from django.db import connections

    for connection in connections.all():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    shutil.rmtree(var / "snapshot", ignore_errors=True)
    half = snapshot.with_suffix(".half")
    copy(var, half)
    half.rename(snapshot)


def _digest() -> str:
    """One value for this version of the code: other code, other data."""
    root = Path(__file__).resolve().parents[3]
    seal = hashlib.sha256()
    for path in sorted([*(root / "jigsaw").rglob("*"), root / "uv.lock", root / "package-lock.json"]):
        if path.is_file() and path.suffix != ".pyc" and "tests" not in path.parts:
            seal.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return seal.hexdigest()[:16]

"""What ./run can do. Each command makes what it needs, then hands on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setup import tools
from setup.tools import PYTHON, ROOT, SetUpFailed

USAGE = """\
./run demo            everything, with four years of invented reviews: public site, staff site, worker, mailbox
./run test            the whole test suite: SQLite and PostgreSQL, a real browser, documents
./run check           lint, types, import contracts, migrations: seconds
./run bench           speed as ratios measured in one run; --peers installs what to compare with
./run jigsaw ...      the command line: pack, clock, reference, serve, verify-audit
"""
# What runs again on PostgreSQL: the rooms that keep rows, and what crosses them.
ROOMS = (
    "notices",
    "accounts",
    "partnerships",
    "incidents",
    "agency_returns",
    "rapid_reviews",
    "portal",
    "publishing",
    "teaching",
    "library",
    "learning",
)
CROSSING = ("embargo", "access", "pathway", "postgresql")


def main(words: list[str]) -> int:
    """Carry out one command of ./run. Returns its exit status: 2 for wrong usage."""
    commands = {"demo": demo, "test": test, "check": check, "bench": bench, "jigsaw": jigsaw}
    if not words or words[0] not in commands:
        print(
            USAGE,
            file=sys.stderr if words and words[0] not in ("help", "--help", "-h") else sys.stdout,
            end="",
        )
        return 0 if not words or words[0] in ("help", "--help", "-h") else 2
    # Compiled modules make every start quicker; they lie in var, not among the sources.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "var" / "compiled"))
    tools.trust_what_the_system_trusts()
    try:
        return commands[words[0]](words[1:])
    except SetUpFailed as fault:
        tools.say(str(fault))
        return 1
    except KeyboardInterrupt:
        return 130


def demo(words: list[str]) -> int:
    """Set up, then become the demo."""
    tools.environment()
    var = Path(os.environ.get("JIGSAW_VAR") or ROOT / "var" / "demo")
    tools.assets(var)
    return become(
        [str(PYTHON), "-m", "jigsaw.config.demo", *words], {"JIGSAW_VAR": str(var), "JIGSAW_DEMO": "1"}
    )


def jigsaw(words: list[str]) -> int:
    """Hand on to the command line of Jigsaw."""
    tools.environment()
    tools.npm_packages()
    return become([str(PYTHON), "-m", "jigsaw.config.cli", *words], {})


def check(words: list[str]) -> int:
    """Lint, types, contracts, migrations and settings; says all that is wrong, not the first."""
    tools.environment(tests=True)
    python = str(PYTHON)
    var = ROOT / "var" / "check"
    (var / "assets").mkdir(parents=True, exist_ok=True)
    casework = {"DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.test", "JIGSAW_VAR": str(var)}
    public = {"DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.public", "JIGSAW_VAR": str(var)}
    steps = [
        ("Lint", [python, "-m", "ruff", "check", "."], {}),
        ("Format", [python, "-m", "ruff", "format", "--check", "--quiet", "."], {}),
        ("Types", [python, "-m", "mypy", "jigsaw", "setup"], {}),
        ("Arrows between rooms", [str(PYTHON.with_name("lint-imports")), "--no-cache"], {}),
        ("Migrations", [python, "-m", "django", "makemigrations", "--check", "--dry-run"], casework),
        ("Casework settings", [python, "-m", "django", "check", "--fail-level", "WARNING"], casework),
        ("Public settings", [python, "-m", "django", "check", "--fail-level", "WARNING"], public),
    ]
    return worst_of(steps)


def test(words: list[str]) -> int:
    """The whole suite on SQLite, the rooms again on PostgreSQL, the public room again as the public process."""
    tools.environment(tests=True)
    tools.npm_packages()
    var = Path(os.environ.get("JIGSAW_VAR") or ROOT / "var" / "test")
    tools.assets(var)
    base = {"JIGSAW_CHROMIUM": tools.browser(), "JIGSAW_VAR": str(var)}
    pytest = [str(PYTHON), "-m", "pytest", "-q", "-n", os.environ.get("JIGSAW_TEST_PROCESSES", "2")]
    with tools.postgresql() as server:
        sqlite = {**base, "JIGSAW_TEST_SERVER": server}
        if words:
            return worst_of([("Tests", [*pytest, *words], sqlite)])
        database = {
            **base,
            "JIGSAW_TEST_ENGINE": "postgresql",
            "DATABASE_URL": server,
            "JIGSAW_TEST_SERVER": server,
        }
        alone = {**base, "DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.public"}
        folders = [f"jigsaw/{room}" for room in ROOMS] + [f"tests/{folder}" for folder in CROSSING]
        return worst_of(
            [
                ("Everything, on SQLite", pytest, sqlite),
                ("Rooms and embargo, on PostgreSQL", [*pytest, "-m", "not browser", *folders], database),
                ("The public process alone", [*pytest, "-n0", "jigsaw/library", "jigsaw/learning"], alone),
            ]
        )


def bench(words: list[str]) -> int:
    """Speed as ratios measured in one run."""
    tools.environment(tests=True)
    tools.npm_packages()
    var = ROOT / "var" / "bench"
    tools.assets(var)
    return become([str(PYTHON), "-m", "bench", *words], {"JIGSAW_VAR": str(var)})


def worst_of(steps: list[tuple[str, list[str], dict[str, str]]]) -> int:
    """Run every step, then say which failed. Returns 0 when all passed, else 1."""
    failed = []
    for title, command, more in steps:
        print(f"== {title}", flush=True)
        if subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, check=False).returncode:
            failed.append(title)
    if failed:
        print("Failed: " + "; ".join(failed), flush=True)
    return 1 if failed else 0


def become(command: list[str], more: dict[str, str]) -> int:
    """Hand this process over to the command."""
    sys.stdout.flush()
    root = {"PYTHONPATH": str(ROOT), **more}
    os.execve(command[0], command, {**os.environ, **root})
    return 0

"""Make what a command needs: the environment of Python, the packages of npm, a browser, a database for tests."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TOOLS = ROOT / "var" / "tools"
# Where systems keep the certificates that they trust; an organisation adds its own there.
TRUSTED = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
SERVER_OF_THIS_MACHINE = "postgres://postgres@127.0.0.1:5432/postgres"


class SetUpFailed(Exception):
    """Something that a command needs could not be made; the message says what to do."""


def trust_what_the_system_trusts() -> None:
    """Let pip, uv and npm believe the certificates of this machine, unless the environment names others."""
    for path in TRUSTED:
        if os.path.exists(path):
            for name in ("SSL_CERT_FILE", "PIP_CERT", "NODE_EXTRA_CA_CERTS"):
                os.environ.setdefault(name, path)
            return


def environment(*, tests: bool = False) -> None:
    """Make .venv from the lock file, with its hashes; at once when it is as the lock file says."""
    wanted = _digest(ROOT / "uv.lock")
    stamps = [VENV / ".with-tests"] if tests else [VENV / ".with-tests", VENV / ".as-locked"]
    if PYTHON.exists() and any(s.exists() and s.read_text() == wanted for s in stamps):
        return
    say("Making the Python environment (once)")
    for old in (VENV / ".with-tests", VENV / ".as-locked"):
        old.unlink(missing_ok=True)
    # What the tests need stays where it is: the demo takes nothing away.
    groups = [] if tests else ["--no-dev", "--inexact"]
    command = [
        _uv(),
        "sync",
        "--frozen",
        "--quiet",
        "--python",
        sys.executable,
        "--no-python-downloads",
        *groups,
    ]
    _run(command, "The Python packages could not be installed. Check the network, then run this again.")
    stamps[0 if tests else 1].write_text(wanted)


def npm_packages() -> None:
    """Install styles, typeface and scripts from the npm lock file."""
    wanted = _digest(ROOT / "package-lock.json")
    stamp = ROOT / "node_modules" / ".as-locked"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installing styles, typeface and scripts (once)")
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(command, "The npm packages could not be installed. Check the network, then run this again.")
    stamp.write_text(wanted)


def assets(var: Path) -> None:
    """Compile the styles and lay out static files for the processes that use `var`."""
    npm_packages()
    code = (
        "from jigsaw.config.assets import build; import sys, pathlib; build(*map(pathlib.Path, sys.argv[1:]))"
    )
    command = [str(PYTHON), "-c", code, str(ROOT), str(var)]
    _run(command, "The styles could not be compiled: the lines above say where.", env=with_node())


def browser() -> str:
    """The path of a Chromium for the tests, installed if the machine has none."""
    if found := _find_browser():
        return found
    say("Installing a browser for the tests (once)")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(
                ["apt-get", *words],
                check=False,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
    if not _find_browser():
        subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], check=False)
    if found := _find_browser():
        return found
    raise SetUpFailed(
        "The tests need Chromium. Install it, or name one in JIGSAW_CHROMIUM, then run this again."
    )


def _find_browser() -> str | None:
    if named := os.environ.get("JIGSAW_CHROMIUM"):
        return named
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run(
        [str(PYTHON), "-c", code], capture_output=True, text=True, check=False
    ).stdout.strip()
    return answer if answer and Path(answer).exists() else None


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server for the tests: named, of this machine, or started for the run."""
    if named := os.environ.get("DATABASE_URL"):
        yield named
        return
    code = "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()"
    probe = subprocess.run(
        [str(PYTHON), "-c", code, SERVER_OF_THIS_MACHINE], capture_output=True, check=False
    )
    if probe.returncode == 0:
        yield SERVER_OF_THIS_MACHINE
        return
    say("Starting a PostgreSQL server for the tests")
    command = [str(PYTHON), "-m", "setup.embedded"]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        address = server.stdout.readline().strip()
        if not address:
            raise SetUpFailed(
                "No PostgreSQL server could be started. Name one in DATABASE_URL, then run this again."
            )
        yield address
    finally:
        server.stdin.close()
        server.wait(60)


def with_node() -> dict[str, str]:
    """This process's environment, with a Node.js on its path."""
    if shutil.which("node"):
        return dict(os.environ)
    return {**os.environ, "PATH": f"{_node_tools()}{os.pathsep}{os.environ['PATH']}"}


def _npm() -> list[str]:
    if shutil.which("npm"):
        return ["npm"]
    return [str(_node_tools() / "npm")]


def _node_tools() -> Path:
    """Node.js from PyPI, for machines without one."""
    place = TOOLS / "node"
    if not (place / "bin" / "npm").exists():
        say("Installing Node.js (once)")
        _make_tool(place, "node.txt")
    return place / "bin"


def _uv() -> str:
    if found := shutil.which("uv"):
        return found
    place = TOOLS / "uv"
    if not (place / "bin" / "uv").exists():
        _make_tool(place, "uv.txt")
    return str(place / "bin" / "uv")


def _make_tool(place: Path, pinned: str) -> None:
    shutil.rmtree(place, ignore_errors=True)
    try:
        venv.create(place, with_pip=True)
    except subprocess.CalledProcessError as fault:
        raise SetUpFailed("Python lacks its venv module. On Debian: apt-get install python3-venv") from fault
    command = [
        str(place / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    pins = ["--require-hashes", "--requirement", str(ROOT / "setup" / pinned)]
    _run([*command, *pins], f"The tools of setup/{pinned} could not be installed. Check the network.")


def _run(command: list[str], remedy: str, env: dict[str, str] | None = None) -> None:
    env = env or (with_node() if "npm" in command[0] else dict(os.environ))
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
        raise SetUpFailed(remedy)


def _digest(*paths: Path) -> str:
    return hashlib.sha256(b"".join(p.read_bytes() for p in paths)).hexdigest()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)

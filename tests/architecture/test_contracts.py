"""The import contracts hold, and each of them can see: a bad import makes it fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LINT = Path(sys.executable).with_name("lint-imports")

# For each contract, a file and an import that it must refuse.
CANARIES = {
    "rooms": ("jigsaw/calendar/london.py", "import jigsaw.partnerships.models"),
    "public-rooms": ("jigsaw/library/queries.py", "import jigsaw.partnerships.models"),
    "one-way-out": ("jigsaw/partnerships/queries.py", "import jigsaw.library.models"),
    "documents-know-no-room": ("jigsaw/documents/packing.py", "import django.conf"),
    "inside-rooms": ("jigsaw/publishing/rules.py", "import jigsaw.publishing.models"),
    "pages": ("jigsaw/config/worker.py", "import jigsaw.publishing.pages.view_publication"),
    "no-circles": ("jigsaw/documents/edition.py", "import jigsaw.documents.packing"),
}


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [str(LINT), "--no-cache", "--contract", contract]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_contract_has_a_canary():
    assert {c["id"] for c in CONTRACTS} == set(CANARIES)


def test_no_contract_has_an_exception():
    assert not [c["id"] for c in CONTRACTS if c.get("ignore_imports")]


@pytest.mark.parametrize("contract", sorted(CANARIES))
def test_a_contract_holds_and_its_canary_sings(contract, tmp_path):
    """Fails if the contract is broken now, or if it would not notice the bad import."""
    assert lint(ROOT, contract).returncode == 0, lint(ROOT, contract).stdout
    shutil.copytree(ROOT / "jigsaw", tmp_path / "jigsaw", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    name, line = CANARIES[contract]
    path = tmp_path / name
    path.write_text(path.read_text() + f"\n{line}\n")
    answer = lint(tmp_path, contract)
    assert answer.returncode == 1, answer.stdout
    assert "BROKEN" in answer.stdout


def test_a_room_without_a_place_fails(tmp_path):
    shutil.copytree(ROOT / "jigsaw", tmp_path / "jigsaw", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "jigsaw" / "attic").mkdir()
    (tmp_path / "jigsaw" / "attic" / "__init__.py").touch()
    assert lint(tmp_path, "rooms").returncode == 1

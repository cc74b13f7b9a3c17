"""The styles and typeface are made from the locked packages, once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from jigsaw.config import assets

ROOT = Path(settings.ROOT)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    assert assets.build(ROOT, var)
    return var


def test_second_build_does_nothing_until_a_source_changes(made, tmp_path, monkeypatch):
    """Fails when each start compiles again, or a changed style is not compiled."""
    assert not assets.build(ROOT, made)
    root = tmp_path / "root"
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copy2(ROOT / "package-lock.json", root)
    before = assets.stamp_of(root)
    assert before == assets.stamp_of(ROOT)
    changed = root / "assets/scss/_pieces.scss"
    changed.write_text(changed.read_text() + "\n// a change\n")
    assert assets.stamp_of(root) != before


def test_styles_have_no_brand_typeface_or_address_of_others(made):
    """Fails when GOV.UK's typeface or crown, or a file of another site, comes in with an upgrade."""
    for name in assets.STYLES:
        css = (made / "assets/css" / f"{name}.css").read_text()
        assert "GDS Transport" not in css
        for address in set(re.findall(r"url\(\"?([^\")]+)", css)):
            assert not address.startswith("//")
            if not address.startswith("data:"):
                assert (made / "assets/css" / address).resolve().is_file(), address


def test_public_page_is_light(made):
    """Fails when the public pages' style or typeface grows past what a small telephone should load."""
    faces = list((made / "assets/fonts").glob("*.woff"))
    assert [face.name for face in sorted(faces)] == ["JigsawSans-Regular.woff", "JigsawSans-Semibold.woff"]
    assert sum(face.stat().st_size for face in faces) < 60_000
    assert (made / "assets/css/public.css").stat().st_size < 130_000


def test_typeface_draws_the_names_of_the_people_who_live_here(made):
    """Fails when a name in Welsh, Polish, Irish, French or Romanian, or a mark of ours, is set in two typefaces."""
    needed = "Łucja Żółć Siân Ŵyn Ŷ Seán Chloë Ștefania Ţuţu Ömer Çağla Björn Ñ £€ ‘’“”–—…•·×→≤ 0123456789"
    for face in (made / "assets/fonts").glob("*.woff"):
        with TTFont(face) as font:
            missing = [each for each in needed if ord(each) not in font.getBestCmap()]
            assert not missing, missing
            widths = {font["hmtx"][font.getBestCmap()[ord(each)]][0] for each in "0123456789"}
            assert len(widths) == 1, "numbers do not stand below each other"


def test_typeface_keeps_its_makers_and_licence_and_leaves_their_name(made):
    """Fails when the cut typeface goes out under the reserved name, or without its licence."""
    for face in (made / "assets/fonts").glob("*.woff"):
        with TTFont(face) as font:
            names = {each.nameID: each.toUnicode() for each in font["name"].names}
        for number in (1, 3, 4, 6):
            assert "Source" not in names[number], names[number]
        assert names[1].startswith("Jigsaw Sans")
        assert "Adobe" in names[0]
        assert "Open Font License" in names[13]
    assert "OPEN FONT LICENSE" in (made / "assets/fonts/LICENSE.md").read_text()


def test_style_that_does_not_compile_says_so_and_keeps_the_old(made, tmp_path):
    """Fails when a broken style leaves pages without any."""
    root = tmp_path / "root"
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copy2(ROOT / "package-lock.json", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "assets/scss/_pieces.scss").write_text("a { b")
    with pytest.raises(RuntimeError, match="do not compile"):
        assets.build(root, made)
    assert (made / "assets/css/public.css").is_file()
    assert [path.name for path in made.iterdir()] == ["assets"]


def test_missing_packages_are_named(tmp_path):
    """Fails when somebody without the packages gets a trace instead of what to do."""
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    shutil.copy2(ROOT / "package-lock.json", tmp_path)
    with pytest.raises(RuntimeError, match="npm ci"):
        assets.build(tmp_path, tmp_path / "var")

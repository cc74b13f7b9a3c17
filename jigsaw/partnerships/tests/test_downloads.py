"""A kept file is handed out as it was kept, or not at all."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

import pytest
from django.http import Http404

from jigsaw.partnerships.downloads import attachment

ROW = SimpleNamespace(pk=7, content=b"kept", _meta=SimpleNamespace(verbose_name="record document"))
SEAL = hashlib.sha256(b"kept").hexdigest()


def handed_out(filename="report.pdf", row=ROW):
    return attachment(row, lambda held: held.content, sha256=SEAL, filename=filename)


def test_no_browser_opens_it_in_place_or_keeps_it():
    answer = handed_out()
    assert answer.content == b"kept"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_file_of_no_known_kind_is_plain_bytes():
    assert handed_out("report.exe")["Content-Type"] == handed_out("pdf.")["Content-Type"]
    assert handed_out("report.exe")["Content-Type"] == "application/octet-stream"


def test_another_file_in_its_place_is_not_handed_out_and_is_noted(caplog):
    """Fails when what was changed on the disk reaches anybody, or nobody could learn of it."""
    changed = SimpleNamespace(**{**vars(ROW), "content": b"changed"})
    with pytest.raises(Http404):
        handed_out(row=changed)
    assert "the file of record document 7 is not the one that was kept" in caplog.text


def test_a_file_that_is_gone_is_not_there():
    def read(row):
        raise FileNotFoundError

    with pytest.raises(Http404):
        attachment(ROW, read, sha256=SEAL, filename="report.pdf")

"""Every hostile file meets the gate and a page of uploads: none is kept that must not be, and nothing is asked for."""

from __future__ import annotations

import io
import random
import socket
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jigsaw.files.gate import limits
from jigsaw.files.gate.passing import pass_gate
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.files.tests import sound
from jigsaw.files.tests.zips import packed
from jigsaw.incidents.models import Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import SENT, Desk
from jigsaw.incidents.tests.factories import TUESDAY
from tests.hostile.corpus import FLAGGED, REFUSED, REMADE, TAKEN, every_case
from tests.hostile.corpus_images import SECRET
from tests.hostile.multipart_bodies import BODIES, BOUNDARY

PAGE = "record_notification"
LEAST = {REFUSED: 150, FLAGGED: 20, REMADE: 16, TAKEN: 19}
MUTATIONS = 300


@pytest.fixture(scope="module")
def canary():
    """An address of this machine, and what asked for it."""
    hits: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.2)
    over = threading.Event()

    def listen() -> None:
        while not over.is_set():
            try:
                hits.append(str(listening.accept()[1]))
            except TimeoutError:
                continue

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/", hits
    over.set()
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def corpus(canary):
    return list(every_case(canary[0]))


@pytest.fixture
def desk(db, monkeypatch):
    desk = Desk(factories.team(), monkeypatch)
    desk.now_is(TUESDAY)
    return desk


def wrong(case) -> str:
    """What became of a file that must not have become of it."""
    try:
        passed = pass_gate(case.content, case.filename)
    except GateRefused as refused:
        right = case.outcome == REFUSED and (not case.says or refused.why in case.says)
        return "" if right else f"{case.group}, {case.name}: refused ({refused.why})"
    told = case.outcome in (FLAGGED, REMADE) and any(
        says in note for says in case.says for note in passed.notes
    )
    clean = case.outcome != REMADE or SECRET[8:20] not in passed.content
    if (told or case.outcome == TAKEN) and clean:
        return ""
    return f"{case.group}, {case.name}: {'taken' if clean else 'kept what it hid'} {passed.notes}"


def test_each_file_becomes_what_it_must(corpus, canary):
    """Fails when a hostile file is taken, an ordinary one refused, or any of them asks for an address."""
    counts = Counter(case.outcome for case in corpus)
    assert all(counts[outcome] >= least for outcome, least in LEAST.items()), counts
    with ThreadPoolExecutor(limits.AT_ONCE) as at_once:
        assert [found for found in at_once.map(wrong, corpus) if found] == []
    assert canary[1] == []


@pytest.mark.django_db
def test_the_page_of_a_copy_answers_each_and_writes_only_into_the_storage(
    desk, corpus, canary, tmp_path, monkeypatch
):
    """Fails for any answer 500, any file written elsewhere, any name of a file kept, and any address asked for."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    chosen = [*corpus[::6], *(case for case in corpus if case.outcome in (REMADE, FLAGGED))]
    odd = []
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    browser, address = desk.browser(), desk.address(PAGE)
    browser.raise_request_exception = False
    for case in chosen:
        # The day is missing, so that the page judges the file and asks again.
        given = {**SENT, "sent_date_day": "", "copy": SimpleUploadedFile(case.filename, case.content)}
        answer = browser.post(address, given)
        if answer.status_code != 400 or b"kestrel" in answer.content:
            odd.append(f"{case.group}, {case.name}: {answer.status_code}")
    assert odd == []
    assert not Notice.rows.exists()
    assert list(tmp_path.iterdir()) == []
    assert not list(kept.rglob("*jigsaw-was-here*"))
    assert canary[1] == []


@pytest.mark.django_db
def test_a_picture_is_kept_without_what_was_hidden_in_it_and_handed_out_to_be_saved(desk):
    """Fails when what is handed out again holds where a photo was taken, or may be opened in place."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    hiding = sound.picture("JPEG", comment=SECRET)
    desk.done(PAGE, {**SENT, "copy": SimpleUploadedFile("../../a.jpg", hiding)})
    notice = desk.notice()
    address = f"{desk.address('view_case').rstrip('/')}/notices/{notice.pk}/copy/"
    answer = desk.browser().get(address)
    assert SECRET not in answer.content
    assert Image.open(io.BytesIO(answer.content)).size == (12, 9)
    assert answer["Content-Disposition"] == 'attachment; filename="copy-of-notice.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.django_db
@pytest.mark.parametrize("name", BODIES)
def test_no_body_of_a_form_breaks_the_page(desk, name):
    """Fails for any answer 500, and for a notification recorded by a body that is none."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    browser = desk.browser()
    browser.raise_request_exception = False
    kind, body = BODIES[name]
    answer = browser.generic(
        "POST", desk.address(PAGE), body, content_type=kind.replace("BOUNDARY", BOUNDARY)
    )
    assert answer.status_code in (400, 403, 413), answer.status_code
    assert not Notice.rows.exists()


def test_no_change_of_bytes_does_more_than_be_refused():
    """Fails when 300 seeded changes of sound files raise anything but GateRefused."""
    chance = random.Random(4)
    sources = {
        "a.xlsx": sound.workbook(), "a.docx": sound.document(), "a.ods": packed(sound.ods_parts()),
        "a.pdf": sound.pdf(), "a.png": sound.picture(), "a.jpg": sound.picture("JPEG"), "a.csv": sound.table_text(),
    }  # fmt: skip
    names = chance.choices(list(sources), k=MUTATIONS)
    made = [(changed_by_chance(sources[name], chance), name) for name in names]
    with ThreadPoolExecutor(limits.AT_ONCE) as at_once:
        assert {said for said in at_once.map(answered, made) if not said.startswith("The selected ")} <= {""}


def answered(file: tuple[bytes, str]) -> str:
    """What is said of a file; nothing of one that is taken."""
    try:
        pass_gate(*file)
    except GateRefused as refused:
        return refused.message
    return ""


def changed_by_chance(content: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed, cut, doubled or moved."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at, way = chance.randrange(len(made)), chance.randrange(5)
        if way < 2:
            made[at] = chance.randrange(256)
        elif way == 2:
            del made[at : at + chance.randint(1, 40)]
        elif way == 3:
            made[at:at] = made[at : at + chance.randint(1, 80)]
        else:
            made[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"PK\5\6", b"PK\1\2"))
        if not made:
            return b"a"
    return bytes(made)

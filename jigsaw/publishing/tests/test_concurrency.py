"""Two workers at once, and a worker that dies: on a real SQLite file and on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connections

from jigsaw.audit.models import Event
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing import actions
from jigsaw.publishing.models import Publication, StageMove
from jigsaw.publishing.rules import Stage
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT, edition, fresh

ROOT = Path(__file__).parents[3]


def team_of_alderbrook() -> SimpleNamespace:
    home = factories.partnership()
    people = {key: factories.person(home, name, role) for key, (name, role) in factories.PEOPLE.items()}
    return SimpleNamespace(partnership=home, **people)


def together(*calls) -> list:
    """Run the calls in threads of their own, begun at the same moment. Gives their results or exceptions."""
    found: list = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def run(place: int) -> None:
        try:
            gate.wait()
            found[place] = calls[place]()
        except Exception as fault:
            found[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


SHARED = os.environ.get("JIGSAW_TEST_ENGINE") == "postgresql"

if SHARED:  # threads share no SQLite database that lies in memory

    @pytest.mark.django_db(transaction=True)
    def test_workers_at_the_same_moment_release_once(small_pack):
        team = team_of_alderbrook()
        release = factories.scheduled(team)
        found = together(*[lambda: actions.release_due(at=RELEASE_AT)] * 4)
        assert sorted(len(done) for done in found) == [0, 0, 0, 1]
        assert Event.objects.filter(verb="release_publication").count() == 1
        assert Event.objects.filter(verb="fail_release").count() == 0
        assert StageMove.rows.filter(stage=Stage.PUBLISHED).count() == 1
        assert PublishedEdition.objects.count() == 1
        assert fresh(release).fault == ""

    @pytest.mark.django_db(transaction=True)
    def test_a_release_and_its_cancelling_at_the_same_moment_agree(small_pack):
        """Either it is out and casework says so, or it is cancelled and the public side holds nothing."""
        team = team_of_alderbrook()
        release = factories.scheduled(team)
        together(
            lambda: actions.release_due(at=RELEASE_AT),
            lambda: actions.cancel_release(release, by=team.dee, at=RELEASE_AT, why="Stop"),
        )
        assert (fresh(release).state == "released") == PublishedEdition.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_of_two_people_saving_one_part_at_the_same_moment_one_is_told(small_pack):
        team = team_of_alderbrook()
        begun = actions.start_publication(
            partnership=team.partnership, by=team.priya, at=NOW, draft=edition()
        )

        def save(by, words):
            return lambda: actions.save_part(
                begun, part="statement", value={"opening": words}, revision=0, by=by, at=NOW
            )

        found = together(save(team.priya, "Priya's"), save(team.dee, "Dee's"))
        assert sorted(type(result).__name__ for result in found) == ["DraftMoved", "Publication"]
        assert Publication.rows.get().draft_revision == 1

    @pytest.mark.django_db(transaction=True)
    def test_two_co_chairs_signing_at_the_same_moment_make_a_signed_version(small_pack):
        team = team_of_alderbrook()
        version = factories.waiting(team)
        codes = {person: factories.code_for(version, person) for person in (team.marcus, team.joan)}

        def sign(person):
            return lambda: actions.sign_version(
                version, by=person, code=codes[person], read_all=True, fingerprint=version.fingerprint, at=NOW
            )

        together(*[sign(person) for person in codes])
        assert fresh(version.publication).stage == Stage.SIGNED


PREPARE = """
from types import SimpleNamespace
from jigsaw.documents import packing
from jigsaw.publishing.tests import factories
packing.make_pack = factories.small_pack
home = factories.partnership()
team = SimpleNamespace(
    partnership=home, **{k: factories.person(home, n, r) for k, (n, r) in factories.PEOPLE.items()}
)
factories.scheduled(team)
"""
DIE_AFTER_RECEIVE = """
import os
from jigsaw.publishing import actions
from jigsaw.publishing.actions import releasing
from jigsaw.publishing.tests.factories import RELEASE_AT
releasing.move = lambda *a, **o: os._exit(9)
actions.release_due(at=RELEASE_AT)
"""
RELEASE = """
from jigsaw.publishing import actions
from jigsaw.publishing.tests.factories import RELEASE_AT, MINUTE
print("released", len(actions.release_due(at=RELEASE_AT + MINUTE)))
"""
COUNT = """
from jigsaw.audit.models import Event
from jigsaw.audit.queries import verify
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.models import Release, StageMove
print(
    PublishedEdition.objects.count(),
    Event.objects.filter(verb="release_publication").count(),
    Event.objects.filter(verb="fail_release").count(),
    StageMove.rows.filter(stage="published").count(),
    Release.rows.get().state,
    verify().fault == "",
)
"""


def begin(code: str, folder: Path) -> subprocess.Popen:
    """A process of the casework side on SQLite files of its own."""
    lead = "import django; django.setup()\n"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIGSAW_")}
    settings = {"DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.casework", "JIGSAW_VAR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", lead + code],
        cwd=ROOT,
        env={**kept, **settings, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen) -> str:
    """What the process printed. Fails with its own words when it failed."""
    printed, faults = process.communicate()
    assert process.returncode == 0, faults
    return printed.strip()


def test_on_sqlite_files_a_worker_dies_after_the_hand_over_and_two_others_finish_once(tmp_path):
    """Real files, real processes, a real death: os._exit between the two databases' commits."""
    migrate = "from django.core.management import call_command\n" + "".join(
        f"call_command('migrate', database={name!r}, verbosity=0)\n" for name in ("default", "public")
    )
    end(begin(migrate + PREPARE, tmp_path))
    dying = begin(DIE_AFTER_RECEIVE, tmp_path)
    dying.communicate()
    assert dying.returncode == 9
    assert end(begin(COUNT, tmp_path)) == "1 0 0 0 scheduled True"
    both = [begin(RELEASE, tmp_path) for _ in range(2)]
    assert sorted(end(process) for process in both) == ["released 0", "released 1"]
    assert end(begin(COUNT, tmp_path)) == "1 1 0 1 released True"

import json
from pathlib import Path

import pytest
import yaml

from jigsaw.accounts.models import Person
from jigsaw.audit.models import Event
from jigsaw.config.cli.__main__ import main
from jigsaw.notices.models import Mail
from jigsaw.partnerships.models import Agency, Membership, Partnership, Region
from jigsaw.partnerships.roles import Role

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).resolve().parents[4] / "docs" / "examples" / "partnership.yaml"


def changed(tmp_path, change) -> str:
    values = yaml.safe_load(EXAMPLE.read_text())
    change(values)
    path = tmp_path / "partnership.yaml"
    path.write_text(yaml.safe_dump(values))
    return str(path)


def test_the_example_of_the_guide_makes_a_partnership_with_somebody_who_can_sign_in(capsys):
    assert main(["first-partnership", str(EXAMPLE)]) == 0
    assert "is ready" in capsys.readouterr().out
    person = Person.objects.get()
    assert Membership.current(person).get().role == Role.ADMINISTRATOR
    assert Agency.rows.count() == 3
    assert Mail.objects.filter(to=person.email).count() == 1
    assert Event.objects.filter(by="command line").count() >= 4


def test_every_fault_of_the_file_is_named_and_nothing_is_made(tmp_path, capsys):
    def spoil(values):
        values["partnership"].pop("website")
        values["partnership"]["phone"] = "1"
        values.pop("administrator")

    assert main(["first-partnership", changed(tmp_path, spoil), "--json"]) == 1
    paths = {fault["path"] for fault in json.loads(capsys.readouterr().out)["faults"]}
    assert paths == {"partnership.website", "partnership.phone", "administrator"}
    assert not Partnership.objects.exists()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda v: v["partnership"].update(primary_colour="#eeeeee"), "primary_colour"),
        (lambda v: v["partnership"].update(media_phone="07700 900 123"), "media_phone"),
        (lambda v: v["agencies"].append({"title": "x"}), "agencies"),
    ],
)
def test_a_rule_that_refuses_leaves_nothing_half_made(tmp_path, capsys, change, path):
    assert main(["first-partnership", changed(tmp_path, change)]) == 1
    assert path in capsys.readouterr().err
    assert not Region.objects.exists()
    assert not Partnership.objects.exists()


def test_a_second_partnership_with_the_same_address_is_refused(capsys):
    assert main(["first-partnership", str(EXAMPLE)]) == 0
    assert main(["first-partnership", str(EXAMPLE)]) == 1
    assert "taken" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe", b"a: b: c"])
def test_a_file_of_another_kind_is_refused_with_words(tmp_path, capsys, content):
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert main(["first-partnership", str(path)]) == 1
    assert "x.yaml" in capsys.readouterr().err

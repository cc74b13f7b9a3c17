"""The demonstration lets anybody sign in as anybody, so it must not be reachable by strangers."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from jigsaw.accounts.demonstration import demonstration_stays_on_this_machine, refuse_foreign_demonstration

HERE = {
    "DEMO": True,
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
    "CSRF_TRUSTED_ORIGINS": [],
    "CASEWORK_ADDRESS": "http://localhost:8001",
    "PUBLIC_ADDRESS": "http://[::1]:8000",
}
FOREIGN = [
    {"ALLOWED_HOSTS": ["localhost", "jigsaw.alderbrook.example"]},
    {"ALLOWED_HOSTS": ["*"]},
    {"ALLOWED_HOSTS": [".localhost"]},
    {"CASEWORK_ADDRESS": "https://jigsaw.alderbrook.example"},
    {"PUBLIC_ADDRESS": "http://192.0.2.7:8000"},
    {"CSRF_TRUSTED_ORIGINS": ["https://localhost.alderbrook.example"]},
]


def put(settings, values):
    for name, value in values.items():
        setattr(settings, name, value)


def test_on_this_machine_it_starts(settings):
    put(settings, HERE)
    assert demonstration_stays_on_this_machine() == []
    refuse_foreign_demonstration()


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_under_any_other_name_it_does_not_start(settings, foreign):
    put(settings, HERE | foreign)
    assert [fault.id for fault in demonstration_stays_on_this_machine()] == ["accounts.E001"]
    with pytest.raises(ImproperlyConfigured, match="on this machine only"):
        refuse_foreign_demonstration()


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_outside_the_demonstration_any_name_is_fine(settings, foreign):
    put(settings, HERE | foreign | {"DEMO": False})
    assert demonstration_stays_on_this_machine() == []


def test_the_process_itself_refuses_to_start(tmp_path):
    """With the real settings, as it would be started."""
    own = {
        "JIGSAW_DEMO": "1",
        "JIGSAW_HOSTS": "jigsaw.alderbrook.example",
        "JIGSAW_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.casework",
    }
    started = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={**os.environ, **own, "JIGSAW_KEYS": str(tmp_path / "keys")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert started.returncode != 0
    assert "on this machine only" in started.stderr


@pytest.mark.django_db
def test_a_request_under_another_name_is_refused(client, settings):
    put(settings, HERE)
    assert client.get("/sign-in/", headers={"host": "localhost:8001"}).status_code == 200
    assert client.get("/sign-in/", headers={"host": "jigsaw.alderbrook.example"}).status_code == 400

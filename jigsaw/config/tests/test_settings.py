"""The settings of production, as each process would really start with them."""

import json
import os
import stat
import subprocess
import sys

import pytest

ASK = """
import json
from django.conf import settings
names = ["DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
         "SECURE_PROXY_SSL_HEADER", "MIDDLEWARE"]
print(json.dumps({name: getattr(settings, name, None) for name in names}))
"""
REAL = {
    "JIGSAW_CASEWORK_ADDRESS": "https://jigsaw.alderbrook-scp.example",
    "JIGSAW_PUBLIC_ADDRESS": "https://learning.alderbrook-scp.example",
    "JIGSAW_HOSTS": "jigsaw.alderbrook-scp.example",
    "JIGSAW_PROXIES": "1",
}


def begin(process, var, code=ASK, **environment):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIGSAW_")}
    own = {"JIGSAW_VAR": str(var), "DJANGO_SETTINGS_MODULE": f"jigsaw.config.settings.{process}"}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={**kept, **own, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def settings_of(process, var, **environment):
    printed, faults = (started := begin(process, var, **environment)).communicate()
    assert started.returncode == 0, faults
    return json.loads(printed)


@pytest.mark.parametrize("process", ["casework", "public"])
def test_behind_a_proxy_that_speaks_tls_browsers_are_told_to_keep_to_it(tmp_path, process):
    """Fails if HSTS were never sent, because no request looks secure behind the proxy."""
    found = settings_of(process, tmp_path, **REAL)
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["jigsaw.alderbrook-scp.example"]
    assert found["SECURE_HSTS_SECONDS"] >= 31536000
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    if process == "casework":
        assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True


@pytest.mark.parametrize("process", ["casework", "public"])
def test_without_a_proxy_of_our_own_no_header_is_believed_and_static_files_have_the_policy(tmp_path, process):
    """Fails if a browser could say that it speaks TLS, or if whitenoise answered before the policy is added."""
    found = settings_of(process, tmp_path)
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    place = found["MIDDLEWARE"].index
    assert place("csp.middleware.CSPMiddleware") < place("whitenoise.middleware.WhiteNoiseMiddleware")


def test_nobody_else_on_the_host_reads_casework(tmp_path):
    """Fails if drafts, the database or a key were made with rights for others, whatever the umask."""
    code = (
        "import os, django; os.umask(0); django.setup()\n"
        "from django.db import connection; connection.cursor().execute('CREATE TABLE t (a)')\n"
        "from jigsaw.files.storing import store; store(b'draft', folder='documents')"
    )
    _, faults = (started := begin("casework", tmp_path, code)).communicate()
    assert started.returncode == 0, faults
    media, keys = tmp_path / "casework-media", tmp_path / "keys"
    own = [tmp_path / "casework.sqlite3", media, *media.rglob("*"), keys, *keys.iterdir()]
    assert len(own) >= 8
    for path in own:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_processes_that_start_at_once_agree_on_new_keys(tmp_path):
    """Fails if one of them read a key that another had not finished writing."""
    code = "from django.conf import settings; print(settings.SECRET_KEY, settings.AUDIT_KEY)"
    keys = {process.communicate()[0] for process in [begin("casework", tmp_path, code) for _ in range(3)]}
    assert len(keys) == 1
    assert [len(each) for each in keys.pop().split()] == [96, 96]


def test_an_empty_key_file_stops_the_process(tmp_path):
    """Fails if the audit trail could be sealed with no key after a disk was full."""
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "audit.key").write_text("\n")
    _, faults = (started := begin("casework", tmp_path)).communicate()
    assert started.returncode != 0
    assert "audit.key is empty" in faults

"""The test suite: both sides in one process, on SQLite in memory or on a real PostgreSQL server.

JIGSAW_TEST_ENGINE=postgresql takes DATABASE_URL for the server; `./run test` starts one where there is none.
"""

import os
import tempfile
from pathlib import Path

import dj_database_url

os.environ.setdefault("JIGSAW_KEYS", tempfile.mkdtemp(prefix="jigsaw-test-keys-"))

from .casework import *  # noqa: E402, F403
from .casework import STORAGES

PROCESS = "test"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MEDIA_FOR_TESTS = Path(tempfile.mkdtemp(prefix="jigsaw-test-media-"))
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="jigsaw-test-static-"))

if os.environ.get("JIGSAW_TEST_ENGINE") == "postgresql":
    _server = dj_database_url.parse(os.environ["DATABASE_URL"])
    # Two runs at once on one server need databases of their own.
    _run = os.environ.get("JIGSAW_TEST_RUN", "")
    DATABASES = {
        "default": {**_server, "NAME": "jigsaw_casework", "TEST": {"NAME": f"test_casework{_run}"}},
        "public": {**_server, "NAME": "jigsaw_public", "TEST": {"NAME": f"test_public{_run}"}},
    }
else:
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
        "public": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "TEST": {"NAME": None}},
    }

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_FOR_TESTS / "casework")},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_FOR_TESTS / "public")},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {"default": _IN_MEMORY, "pages": {**_IN_MEMORY, "LOCATION": "pages"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

"""What both processes share. Each process has its own settings module beside this one."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from jigsaw.calendar.present import TIME_FILE

ROOT = Path(__file__).resolve().parents[3]
# Everything that Jigsaw writes lies here: databases, media, keys, compiled styles, demo mail.
VAR = Path(os.environ.get("JIGSAW_VAR", ROOT / "var")).resolve()
NODE_MODULES = ROOT / "node_modules"

DEMO = os.environ.get("JIGSAW_DEMO") == "1"
if os.environ.get(TIME_FILE) and not DEMO:
    raise ImproperlyConfigured(
        f"{TIME_FILE} moves the time, and only the demonstration may do that. Unset it."
    )
DEBUG = False
HOSTS_OF_THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [h for h in os.environ.get("JIGSAW_HOSTS", "").split(",") if h] or HOSTS_OF_THIS_MACHINE
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("JIGSAW_ORIGINS", "").split(",") if o]
PUBLIC_URLCONF = "jigsaw.config.urls_public"
# Addresses written into mail and documents. The demo fills in its own.
CASEWORK_ADDRESS = os.environ.get("JIGSAW_CASEWORK_ADDRESS", "http://localhost:8001")
PUBLIC_ADDRESS = os.environ.get("JIGSAW_PUBLIC_ADDRESS", "http://localhost:8000")
# Whom harvesters of the public library write to when something does not work (docs/exchange.md).
REPOSITORY_EMAIL = os.environ.get("JIGSAW_REPOSITORY_EMAIL", "")
SERVED_OVER_TLS = CASEWORK_ADDRESS.startswith("https://")
# How many proxies of our own stand before the processes. What they say of a request is then believed:
# they must set X-Forwarded-For and X-Forwarded-Proto themselves, whatever the browser sent.
PROXIES = int(os.environ.get("JIGSAW_PROXIES", "0"))


def read_key(name: str, size: int = 48) -> str:
    """Return the secret kept in the key file `name` (hexadecimal), making it once if it is not there.

    The folder of keys is readable by its owner alone. In production each process runs as a user of its own
    and its folder is named by JIGSAW_KEYS.
    """
    folder = Path(os.environ.get("JIGSAW_KEYS", VAR / "keys"))
    path = folder / f"{name}.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written aside and linked into place whole: another process that starts now sees all of it or nothing.
        aside = folder / f".{name}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_hex(size))
        with suppress(FileExistsError):
            os.link(aside, path)
        aside.unlink()
    key = path.read_text().strip()
    if not key:
        raise ImproperlyConfigured(f"The key file {path} is empty. Put the key back from its copy.")
    return key


def database(variable: str, file_name: str, mode: int = 0o644, more: str = "") -> dict:
    """Return the database of one side: the URL in `variable`, else an SQLite file that loses nothing.

    `mode` is whom on the host a new file lets in; the files that SQLite keeps beside it follow it. `more` are
    statements of SQLite for each new connection.
    """
    url = os.environ.get(variable)
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    VAR.mkdir(parents=True, exist_ok=True)
    os.close(os.open(VAR / file_name, os.O_RDWR | os.O_CREAT, mode))
    options = {**SQLITE_OPTIONS, "init_command": f"{SQLITE_OPTIONS['init_command']} {more}"}
    engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR / file_name), "OPTIONS": options}
    return {**engine, "CONN_MAX_AGE": 60}


# Write-ahead log, each commit on the disk before it is answered, deleted rows overwritten.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON;"
    ),
}

# Of the public database, which is read a hundred times for each time it is written: its pages are read where the system
# keeps them in memory, as far as SQLite can, and not copied for each answer.
READ_IN_PLACE = f"PRAGMA mmap_size={2**31 - 65_536};"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
DATE_FORMAT = "j F Y"
APPEND_SLASH = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# `./run` compiles the styles and copies the typeface and scripts here; nothing compiled is committed.
ASSETS = VAR / "assets"
STATICFILES_DIRS = [ASSETS]
FORM_RENDERER = "jigsaw.components.forms.GovukRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["jigsaw.components.templatetags.components"],
        },
    }
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The proxy that speaks TLS sends on what came without it.
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if SERVED_OVER_TLS else 0

# `components.csp` fills in the hash of the one inline script of the page template.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Numbers and addresses only: no bodies, no query strings, no mail of errors.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Addresses that answer 404 can hold what somebody guessed: they are not logged.
    "loggers": {"jigsaw": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

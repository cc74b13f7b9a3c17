"""The casework process: staff pages, sign-in and worker. It alone knows both databases."""

import os

from .base import *  # noqa: F403
from .base import DEMO, SERVED_OVER_TLS, VAR, database, read_key
from .mail import mail_server
from .sign_in import *  # noqa: F403

PROCESS = "casework"
SECRET_KEY = read_key("casework")
# Seals the audit trail; kept outside the database.
AUDIT_KEY = read_key("audit")
# Seals editions under embargo. All named keys can open, the last one seals: add a name to change the key.
_names = os.environ.get("JIGSAW_SEALING_KEYS", "k1").split(",")
SEALING_KEYS = {name: read_key(f"sealing-{name}", 32) for name in _names}
SEALING_KEY = _names[-1]
ROOT_URLCONF = "jigsaw.config.urls_casework"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "jigsaw.accounts",  # before the sign-in library, whose pages it words anew
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "jigsaw.components",
    "jigsaw.audit",
    "jigsaw.files",
    "jigsaw.notices",
    "jigsaw.partnerships",
    "jigsaw.incidents",
    "jigsaw.agency_returns",
    "jigsaw.rapid_reviews",
    "jigsaw.library",
    "jigsaw.learning",
    "jigsaw.publishing",
    "jigsaw.teaching",
    "jigsaw.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jigsaw.accounts.middleware.SessionLimits",
    "jigsaw.accounts.middleware.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jigsaw.partnerships.middleware.DenyByDefault",
    "jigsaw.partnerships.middleware.NothingTooLarge",
]

DATABASES = {
    "default": database("JIGSAW_CASEWORK_DATABASE_URL", "casework.sqlite3", mode=0o600),
    "public": database("JIGSAW_PUBLIC_DATABASE_URL", "public.sqlite3"),
}
DATABASE_ROUTERS = ["jigsaw.config.routing.TwoDatabases"]
PUBLIC_DATABASE = "public"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_COOKIE_NAME = "jigsaw_casework"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
CSRF_COOKIE_NAME = "jigsaw_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jigsaw.partnerships.answers.form_out_of_date"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Rate limits must hold across worker processes, so they live in the database.
# A full table forgets a third of itself: it must never be filled by asking for many addresses.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "throttle",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    },
    # Pages of cases as they were last made, in the memory of each process alone (incidents.desk.kept_page).
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # Drafts lie here as documents: nobody else on the host may read them.
        "OPTIONS": {
            "location": str(VAR / "casework-media"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "public-media")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Where clamd listens, like /run/clamav/clamd.ctl or 127.0.0.1:3310. It then sees every file that is uploaded.
CLAMAV = os.environ.get("JIGSAW_CLAMAV", "")

# A mail server that does not answer must not hold up a release.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("JIGSAW_MAIL_FROM", "Jigsaw <no-reply@jigsaw.example>")
globals().update(mail_server(os.environ.get("JIGSAW_MAIL_URL", "")))
if DEMO:
    INSTALLED_APPS += ["jigsaw.config.demo"]
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

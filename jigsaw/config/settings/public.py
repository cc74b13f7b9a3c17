"""The public process: the public rooms, the public database, and no secret of the other side."""

from .base import *  # noqa: F403
from .base import VAR, database, read_key

PROCESS = "public"
SECRET_KEY = read_key("public")
ROOT_URLCONF = "jigsaw.config.urls_public"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "jigsaw.components",
    "jigsaw.library",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

DATABASES = {"default": database("JIGSAW_PUBLIC_DATABASE_URL", "public.sqlite3")}
PUBLIC_DATABASE = "default"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "public-media")},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "public-media")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

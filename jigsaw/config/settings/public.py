"""The public process: the public rooms, the public database, and no secret of the other side."""

from .base import *  # noqa: F403
from .base import PUBLIC_ADDRESS, PUBLIC_URLCONF, READ_IN_PLACE, VAR, database, read_key

PROCESS = "public"
SECRET_KEY = read_key("public")
SECURE_HSTS_SECONDS = 31536000 if PUBLIC_ADDRESS.startswith("https://") else 0
ROOT_URLCONF = PUBLIC_URLCONF

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "jigsaw.components",
    "jigsaw.library",
    "jigsaw.learning",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

DATABASES = {"default": database("JIGSAW_PUBLIC_DATABASE_URL", "public.sqlite3", more=READ_IN_PLACE)}
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

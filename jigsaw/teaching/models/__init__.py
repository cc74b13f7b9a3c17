"""What this room keeps."""

from jigsaw.teaching.models.articles import (
    Article,
    ArticleFile,
    ArticleRelease,
    ArticleSignature,
    ArticleVersion,
)
from jigsaw.teaching.models.attendance import AttendanceImport, AttendanceReport
from jigsaw.teaching.models.bulletins import BulletinSettings, MonthlyBulletin
from jigsaw.teaching.models.webinars import ImpactEvidence, Webinar, WebinarMaterials

__all__ = [
    "Article",
    "ArticleFile",
    "ArticleRelease",
    "ArticleSignature",
    "ArticleVersion",
    "AttendanceImport",
    "AttendanceReport",
    "BulletinSettings",
    "ImpactEvidence",
    "MonthlyBulletin",
    "Webinar",
    "WebinarMaterials",
]

"""What this room keeps."""

from jigsaw.teaching.models.attendance import AttendanceImport, AttendanceReport
from jigsaw.teaching.models.webinars import ImpactEvidence, Webinar, WebinarMaterials

__all__ = ["AttendanceImport", "AttendanceReport", "ImpactEvidence", "Webinar", "WebinarMaterials"]

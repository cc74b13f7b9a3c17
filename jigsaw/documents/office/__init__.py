"""Word and PowerPoint files of an edition, and the audit that each must pass before it is published."""

from __future__ import annotations

from jigsaw.documents.office.audit import audit_office
from jigsaw.documents.office.report import write_report_docx
from jigsaw.documents.office.slides import write_slides
from jigsaw.documents.office.statement import write_statement_docx

__all__ = ["audit_office", "write_report_docx", "write_slides", "write_statement_docx"]

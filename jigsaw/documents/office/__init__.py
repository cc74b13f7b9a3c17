"""Word and PowerPoint files, and the audit that each must pass before it goes out."""

from __future__ import annotations

from jigsaw.documents.office.audit import audit_office, audit_word
from jigsaw.documents.office.panel_record import panel_properties, write_panel_docx
from jigsaw.documents.office.report import write_report_docx
from jigsaw.documents.office.slides import write_slides
from jigsaw.documents.office.statement import write_statement_docx

__all__ = [
    "audit_office",
    "audit_word",
    "panel_properties",
    "write_panel_docx",
    "write_report_docx",
    "write_slides",
    "write_statement_docx",
]

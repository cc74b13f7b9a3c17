"""Spreadsheets in and out: limits before anything is parsed, XLSX, ODS and CSV in, templates and exports out."""

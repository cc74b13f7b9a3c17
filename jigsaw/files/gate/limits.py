"""The most that a file may hold, asked before anything is parsed, and the most that its checking may use."""

from __future__ import annotations

MEGABYTE = 1_000_000
MOST_BYTES = 10 * MEGABYTE

# Archives: XLSX, DOCX, PPTX, ODS.
PARTS = 2_000
EXPANDED = 120 * MEGABYTE
RATIO = 250
SMALL = 10 * MEGABYTE  # what may be unpacked at any ratio: a sheet of blank rows packs well
NAME_LENGTH = 255

# XML.
DEPTH = 200
ELEMENTS = 4_000_000
ATTRIBUTES = 500

# PDF.
PAGES = 2_000
OBJECTS = 200_000
VALUES = 3_000_000
NESTED = 100
STREAM = 100 * MEGABYTE
FILTERS = 3
PICTURE = 400_000_000

# Pictures.
PIXELS = 50_000_000
SIDE = 30_000

# Texts: characters of one line; an edition in JSON may be one line.
LINE = 200_000
CONTROLS = 0.01  # the share of control characters at which a text is none

# The child process: seconds of processor time, bytes of address space, seconds on the clock.
PROCESSOR = 10
MEMORY = 1024 * 1024 * 1024
CLOCK = 25
AT_ONCE = 4

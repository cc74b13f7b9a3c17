"""The past: reviews that were published before, found in spreadsheets, saved pages, pasted text and PDFs.

Nothing is guessed in silence. Every value says where it stands and whether it is taken as written or needs a person,
and why. Plain Python: no database and no web framework. `importing.py` is the door.
"""

"""The one gate that every file passes before Jigsaw keeps it: docs/uploads.md, docs/adr/0023.

`passing.pass_gate` is what rooms call. What parses (kinds, archives, office, pdfs, images, texts) runs in a child
process and imports neither Django nor any room.
"""

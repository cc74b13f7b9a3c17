"""What the pages and verbs of this room ask of the database."""

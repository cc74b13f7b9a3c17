"""The forms of this room. Import the module of the subject."""

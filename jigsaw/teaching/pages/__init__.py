"""The staff pages of this room: one page, one stem."""

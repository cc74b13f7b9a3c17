"""What the pages of a case share, here and in the rooms above."""

"""What the pages of a rapid review share."""

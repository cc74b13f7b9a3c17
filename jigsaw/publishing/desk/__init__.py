"""What the staff pages of this room share: their frame, their parts, and rows as the set pieces show them."""

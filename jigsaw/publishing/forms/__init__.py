"""What the pages that write an edition share: the vocabulary, repeated groups, and faults at their fields."""

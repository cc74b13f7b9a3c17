"""The verbs of this room, by what they are about. Each is one transaction with one audit event."""

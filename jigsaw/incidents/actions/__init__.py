"""The verbs of this room. Each is one transaction with one audit event, and refuses with Refused."""

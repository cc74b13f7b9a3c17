"""The rules of this room: no database, no request, no clock."""

"""The rules of incidents: no database, no request, no clock. Import the module of the subject."""

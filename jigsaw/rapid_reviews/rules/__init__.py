"""The rules of rapid reviews: no database, no request, no clock. Import the module of the subject."""

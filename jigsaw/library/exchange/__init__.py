"""What the library gives to other machines, each form by itself: plain values in, text out.

Nothing here reads the database, the clock or a request. What stands in a form is what the review's page says.
"""

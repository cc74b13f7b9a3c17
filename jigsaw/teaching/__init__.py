"""What staff write, plan and send so that learning reaches people: news, webinars, updates by email."""

"""Who was at a webinar: reports of the meeting read, added up and set beside the bookings. No database."""

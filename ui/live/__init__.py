"""A live meeting: the room a session is in, what it shows, and what its people do there."""

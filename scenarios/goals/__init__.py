"""Goals, reviews and decisions as they are kept: appended, never changed."""

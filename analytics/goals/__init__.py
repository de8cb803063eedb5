"""Goals: what they are, and how they stand, computed and never typed."""

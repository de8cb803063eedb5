"""Service points: where they are, who reaches them, and what closing or opening some would change."""

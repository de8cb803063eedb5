"""Who commutes between which municipalities: an estimate from margins, or a loaded matrix."""

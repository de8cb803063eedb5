"""Which counts of a published table are hidden, so that nobody finds out a count of few persons."""

"""Who should do it, and who pays: the cost of a service that several share, and fair ways to divide it."""

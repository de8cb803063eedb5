"""Service paths: what is counted of a log of services, and which of the counts may be shown."""

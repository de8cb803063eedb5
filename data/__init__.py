"""Sources, snapshots and the queries that read them."""

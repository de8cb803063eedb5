"""Codes of what a log of services speaks of."""

PATHS = ("long_term", "young", "immigrants", "redundant")
"""The four paths of the Vaasa ecosystem (2020), in its order; a log may have others."""

LAWFUL = ("registration", "initial_interview")
"""Steps that are meetings by law and no services."""

STAYS = (3, 6, 12)
"""Months beyond which a stay is long, one of which a reader chooses [A]."""

PASSIVE = (3, 6, 9, 12)
"""Months without a service (after STAR's windows)."""

WAITS = ("up_to_7", "up_to_30", "over_30")
"""Classes of waiting between two steps, in days."""

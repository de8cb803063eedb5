"""From jobs lost or gained in one municipality to clients, staff and money in all of them."""

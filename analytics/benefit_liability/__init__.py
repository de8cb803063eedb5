"""The municipality's share of the unemployment benefits of its residents."""

"""How far clients live from a service point, and what another network would change."""

"""Commuting flows between municipalities, and the labour market balance that rests on them."""

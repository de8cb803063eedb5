"""The staffing board: its clients, allocation, rule and assumptions, and what follows from them."""

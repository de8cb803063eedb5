"""Vocabulary shared by every layer: areas, indicators, typed frames, errors."""

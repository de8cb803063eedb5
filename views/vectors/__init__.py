"""Drawings as shapes and words: what the browser's Plotly draws, for files and thumbnails."""

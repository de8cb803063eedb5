"""Streamlit components without a build step: JavaScript beside the Python that feeds it."""

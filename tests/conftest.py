"""What every test starts from: laws tried on the same examples each time, caches that a test may empty."""

import os

import streamlit as st
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("quick", settings.get_profile("house"), max_examples=15)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def empty_caches():
    """Empty Streamlit's caches: they outlive an `AppTest`."""
    st.cache_data.clear()
    st.cache_resource.clear()

"""What every test starts from: empty Streamlit caches, and laws tried on the same examples each time."""

import pytest
import streamlit as st
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _fresh_caches():
    """Start with empty caches: they outlive an `AppTest`."""
    st.cache_data.clear()
    st.cache_resource.clear()

"""Everything that touches Streamlit besides the pages."""

import streamlit as st

st.title("staffing")

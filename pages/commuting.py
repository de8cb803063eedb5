import streamlit as st

st.title("commuting")

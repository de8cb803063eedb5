"""The frame around every page: language, menu, tools."""

import base64
from pathlib import Path

import streamlit as st

from i18n.text import LANGUAGES
from ui import account, addresses, badge, navigation, own_data, session, url
from ui.components.document import document
from ui.live import place, strip
from ui.meeting import exports, presenter, saved
from ui.menu import menu
from ui.saved import current, save_bar
from views.registry import VIEWS

# Part of the page: a browser asks for an icon with an address anew at every change of the URL.
ICON = base64.b64encode(Path(__file__).with_name("icon.png").read_bytes()).decode()

st.set_page_config(page_title="Tilannehuone", page_icon=f"data:image/png;base64,{ICON}", layout="wide")
unknown = addresses.mend()
url.follow()
current.open_link()
own_data.follow_address()
place.follow_address()
saved.open_link()
url.open_language()
with st.container(key="frame", horizontal=True, vertical_alignment="center", wrap=False):
    bar = st.container(width="content")
    tools = st.container(key="tools", width="content", horizontal=True, wrap=False, gap="xsmall")
    st.segmented_control(
        "Kieli / Språk / Language",
        LANGUAGES,
        key=url.LANGUAGE,
        format_func=str.upper,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
url.keep_language()
text = session.text()
page = navigation.current(text)
name = page.url_path or navigation.PAGES[0].name
is_in_menu = name in {entry.name for entry in navigation.PAGES}
if name != "notes":  # a window of its own
    with bar:
        menu(text, name)
with st.container(key="document"):
    document(language=text.language, title=f"{page.title} – {text('app.title')}")
    presenter.step(text, name)
if is_in_menu:
    with tools:
        save_bar.controls(text, name)
        presenter.controls(text, name)
if name != "notes":
    with tools:
        account.controls(text)
with st.container():  # here also when it holds nothing: what is below keeps its place, and is not drawn anew
    addresses.say_unknown(text, unknown)
    if name in VIEWS and VIEWS[name].takes_own:
        own_data.say_lacking(text, own_data.FLOWS)
    if name in VIEWS and VIEWS[name].takes_log:
        own_data.say_lacking(text, own_data.LOG)
    if name in VIEWS and VIEWS[name].takes_figures:
        own_data.say_lacking(text, own_data.FIGURES)
    save_bar.banner(text)
    if is_in_menu:
        strip.show(name)
    presenter.sentence(text)
page.run()
if presenter.PLACE not in st.query_params and not (name == place.PAGE and place.here()):
    exports.foot(text, name)
presenter.ahead(text)
if is_in_menu:
    badge.help_link(text, name)
    badge.show(text)

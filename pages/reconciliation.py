"""Do the plan's figures add up?"""

import streamlit as st

from analytics.deviations import deviations
from analytics.reconciliation import reconciliation
from analytics.remainders import remainders
from analytics.suppression import plan_bounds
from charts.checks import check_dots, deviation_dots
from charts.suppressed import suppressed_bounds
from ui import kpi, loaders, session, suppressed, url, words
from ui import reconciliation as ledger
from ui import reconciliation_tables as tables
from ui.components.figure import figure

text = session.text()
with session.expected_errors():
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("reconciliation_page.title"))
    names = loaders.names(text.language)
    printed = loaders.printed_cells()
    checks = reconciliation(printed)
    rows = ledger.named_checks(checks, printed, names, text)
    with picture:
        words.answer(*ledger.answer(rows, text))
        kpi.strip(ledger.kpis(rows, text), label=text("reconciliation_page.kpis"), columns=4)
        wrong = ledger.named_checks(deviations(checks), printed, names, text)
        wrong = tables.deviation_rows(wrong, text)
        drawing = deviation_dots(wrong, text)
        figure(text, key="deviations", drawing=drawing, **tables.deviation_words(wrong, text))
    with side:
        drawing = check_dots(rows, text, labels=tables.verdict_names(text))
        figure(text, key="checks", drawing=drawing, **tables.dot_words(rows, text))

    code = url.segments(
        text("reconciliation_page.filter"),
        tuple(ledger.FILTERS),
        key="tulos",
        format_func=lambda each: ledger.filter_name(each, text),
    )
    figure(text, key="ledger", **tables.ledger_words(ledger.filtered(rows, code), code, text))
    left, right = st.columns(2, gap="medium")
    with left:
        bounds = plan_bounds(printed, loaders.area())
        cells = suppressed.suppressed_rows(bounds, printed, names, text)
        drawing = suppressed_bounds(cells, text)
        figure(text, key="suppressed", drawing=drawing, **suppressed.suppressed_words(cells, text))
    with right:
        figure(text, key="remainders", **suppressed.remainder_words(remainders(checks, bounds), text))
    with session.expected_errors(stop=False):
        figure(text, key="corrections", **tables.correction_words(loaders.corrections(), text))

-- What the plan's text says of the totals of its tables, and of the year of a number.
-- Grain:  one row per ref_area, indicator and item.
-- Units:  text, as printed.
-- Reads:  plan_2023_statements.
-- Params: none.
SELECT
    statements.ref_area,
    statements.indicator,
    statements.item,
    statements.printed,
    statements.source_says
FROM plan_2023_statements AS statements
ORDER BY statements.ref_area DESC, statements.item, statements.indicator

-- Every cell of the plan's two tables as printed and as corrected.
-- Grain:  one row per table, ref_area and indicator.
-- Units:  text.
-- Reads:  printed_cells.
-- Params: none.
SELECT
    cells."table",
    cells.ref_area,
    cells.indicator,
    cells.printed,
    cells.corrected
FROM printed_cells AS cells
ORDER BY
    cells."table",
    cells.ref_area,
    cells.indicator

-- What the plan says of staff and targets.
-- Grain:  one row per statement.
-- Units:  FTE; clients per FTE for targets.
-- Reads:  plan_2023_staffing.
-- Params: none.
SELECT
    statements.unit,
    statements.item,
    statements.origin,
    CAST(statements.low AS DOUBLE PRECISION) AS low,
    CAST(statements.high AS DOUBLE PRECISION) AS high,
    statements.wording
FROM plan_2023_staffing AS statements
ORDER BY statements.unit, statements.item, statements.origin

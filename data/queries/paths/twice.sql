-- The first event that stands in a log for the second time, and the row of the first.
-- Grain:  one row, both missing where there is none.
-- Units:  rows, from 1.
-- Reads:  brought (of the room).
-- Params: none.
WITH again AS (
    SELECT
        row,
        lag(row) OVER (
            PARTITION BY pseudonym, lower(path), lower(service), lower(organisation), started ORDER BY row
        ) AS earlier
    FROM brought
)
SELECT min(row) AS row, arg_min(earlier, row) AS earlier
FROM again
WHERE earlier IS NOT NULL

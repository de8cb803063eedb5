-- Ways from a step to the next, and into each path, by how long the client waited between.
-- Grain:  one row per step before ("" at the beginning), step and class of waiting (missing for all of them).
-- Units:  cases, persons; waiting in days: up to 7, 8-30, over 30; up_to_7 at the beginning.
-- Reads:  steps (of the room).
-- Params: none.
WITH waits AS (
    SELECT
        coalesce(previous_service, '') AS origin,
        service,
        person,
        greatest(0, date_diff('day', coalesce(previous_ended, started), started)) AS days
    FROM steps
),
classes AS (
    SELECT origin, service, person,
        CASE WHEN days <= 7 THEN 'up_to_7' WHEN days <= 30 THEN 'up_to_30' ELSE 'over_30' END AS waiting
    FROM waits
)
SELECT origin, service, waiting, count(*) AS cases, count(DISTINCT person) AS persons
FROM classes
GROUP BY GROUPING SETS ((origin, service, waiting), (origin, service))
ORDER BY ALL

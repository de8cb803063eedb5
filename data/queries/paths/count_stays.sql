-- Stays in each service by their length.
-- Grain:  one row per service and class of length.
-- Units:  cases (entries), persons; months: up to 3, 6, 12, over 12; one that has not ended, until the log's day.
-- Reads:  steps (of the room).
-- Params: $as_of, the day of the log.
WITH stays AS (
    SELECT service, person, started, least(coalesce(ended, next_started, $as_of), $as_of) AS until
    FROM steps
)
SELECT
    service,
    CASE
        WHEN until <= started + INTERVAL 3 MONTH THEN 'up_to_3'
        WHEN until <= started + INTERVAL 6 MONTH THEN 'up_to_6'
        WHEN until <= started + INTERVAL 12 MONTH THEN 'up_to_12'
        ELSE 'over_12'
    END AS months,
    count(*) AS cases,
    count(DISTINCT person) AS persons
FROM stays
GROUP BY ALL
ORDER BY ALL

-- Whether a discussion was held within the month before a service of over a month ended.
-- Grain:  one row per path (missing for all) and answer.
-- Units:  cases (services that ended), persons; kept or late.
-- Reads:  events, steps (of the room).
-- Params: $as_of, the day of the log.
WITH services AS (
    SELECT row, client_case, path, person, ended
    FROM steps
    WHERE service NOT IN ('registration', 'initial_interview')
        AND ended <= $as_of AND ended > started + INTERVAL 1 MONTH
),
met AS (
    SELECT DISTINCT services.row
    FROM services
    JOIN events ON events.client_case = services.client_case AND events.service = 'discussion'
        AND events.started BETWEEN services.ended - INTERVAL 1 MONTH AND services.ended
),
answers AS (
    SELECT services.path, services.person, CASE WHEN met.row IS NULL THEN 'late' ELSE 'kept' END AS answer
    FROM services
    LEFT JOIN met USING (row)
)
SELECT path, answer, count(*) AS cases, count(DISTINCT person) AS persons
FROM answers
GROUP BY GROUPING SETS ((path, answer), (answer))
ORDER BY ALL

-- Cases begun a year ago or earlier and still open, by how long they have been in no service.
-- Grain:  one row per path (missing for all) and class of months.
-- Units:  cases, persons; months without any service: under 3, 3-6, 6-9, 9-12, 12 and over.
-- Reads:  steps (of the room).
-- Params: $as_of, the day of the log.
WITH stories AS (
    SELECT client_case, path, person, min(started) AS begun, bool_or(state = 'ended') AS is_closed,
        max(CASE WHEN service NOT IN ('registration', 'initial_interview')
            THEN least(coalesce(ended, next_started, $as_of), $as_of) END) AS last_served
    FROM steps
    GROUP BY client_case, path, person
),
passive AS (
    SELECT path, person,
        CASE
            WHEN last_served > $as_of - INTERVAL 3 MONTH THEN 'under_3'
            WHEN last_served > $as_of - INTERVAL 6 MONTH THEN 'from_3'
            WHEN last_served > $as_of - INTERVAL 9 MONTH THEN 'from_6'
            WHEN last_served > $as_of - INTERVAL 12 MONTH THEN 'from_9'
            ELSE 'from_12'
        END AS answer
    FROM stories
    WHERE NOT is_closed AND begun <= $as_of - INTERVAL 12 MONTH
)
SELECT path, answer, count(*) AS cases, count(DISTINCT person) AS persons
FROM passive
GROUP BY GROUPING SETS ((path, answer), (answer))
ORDER BY ALL

-- Whether a case was met at least every three months from its first interview on.
-- Grain:  one row per path (missing for all) and answer.
-- Units:  cases, persons; kept or late.
-- Reads:  events, steps (of the room).
-- Params: $as_of, the day of the log.
WITH closed AS (
    SELECT client_case, max(closed) AS ended FROM steps WHERE state = 'ended' GROUP BY client_case
),
interviewed AS (
    SELECT client_case, min(started) AS first_met
    FROM events
    WHERE service = 'initial_interview'
    GROUP BY client_case
),
meetings AS (
    SELECT events.client_case, events.path, events.person, events.started,
        coalesce(
            lead(events.started) OVER (PARTITION BY events.client_case ORDER BY events.started, events.row),
            closed.ended,
            $as_of
        ) AS next_time
    FROM events
    JOIN interviewed USING (client_case)
    LEFT JOIN closed USING (client_case)
    WHERE events.service IN ('initial_interview', 'discussion')
        AND events.started BETWEEN interviewed.first_met AND $as_of
),
answers AS (
    SELECT path, person,
        CASE WHEN bool_and(next_time <= started + INTERVAL 3 MONTH) THEN 'kept' ELSE 'late' END AS answer
    FROM meetings
    GROUP BY client_case, path, person
)
SELECT path, answer, count(*) AS cases, count(DISTINCT person) AS persons
FROM answers
GROUP BY GROUPING SETS ((path, answer), (answer))
ORDER BY ALL

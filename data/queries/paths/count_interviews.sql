-- Whether the first interview was held within the working days of the law.
-- Grain:  one row per path (missing for all), reading with Saturdays and reading without.
-- Units:  cases, persons; kept, late (held late, or not held and overdue) or not_due.
-- Reads:  events, due_days (of the room).
-- Params: $as_of, the day of the log.
WITH begun AS (
    SELECT client_case, path, person, min(started) AS registered
    FROM events
    WHERE service = 'registration'
    GROUP BY client_case, path, person
),
held AS (
    SELECT begun.client_case, min(events.started) AS interviewed
    FROM begun
    JOIN events ON events.client_case = begun.client_case
        AND events.service = 'initial_interview' AND events.started >= begun.registered
    GROUP BY begun.client_case
),
due AS (
    SELECT begun.path, begun.person, CAST(held.interviewed AS DATE) AS interviewed,
        due_days.with_saturdays, due_days.without_saturdays
    FROM begun
    JOIN due_days ON due_days.day = CAST(begun.registered AS DATE)
    LEFT JOIN held USING (client_case)
),
answers AS (
    SELECT
        path,
        person,
        CASE WHEN interviewed <= with_saturdays THEN 'kept'
            WHEN interviewed IS NULL AND with_saturdays >= CAST($as_of AS DATE) THEN 'not_due' ELSE 'late' END
            AS with_saturdays,
        CASE WHEN interviewed <= without_saturdays THEN 'kept'
            WHEN interviewed IS NULL AND without_saturdays >= CAST($as_of AS DATE) THEN 'not_due' ELSE 'late' END
            AS without_saturdays
    FROM due
)
SELECT path, with_saturdays, without_saturdays, count(*) AS cases, count(DISTINCT person) AS persons
FROM answers
GROUP BY GROUPING SETS ((path, with_saturdays, without_saturdays), (with_saturdays, without_saturdays))
ORDER BY ALL

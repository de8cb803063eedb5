-- The states of all cases begun by each date.
-- Grain:  one row per date and state.
-- Units:  cases, persons; states are ended, inside (a service, or met within 90 days) and lost.
-- Reads:  steps, events, dates (of the room).
-- Params: none.
WITH standing AS (
    SELECT dates.day, steps.client_case, steps.person, steps.served_until, steps.closed
    FROM steps
    JOIN dates ON steps.started <= dates.day
        AND (steps.next_started IS NULL OR steps.next_started > dates.day)
),
met AS (
    SELECT standing.*, events.started AS last_contact
    FROM standing
    ASOF LEFT JOIN (SELECT client_case, started FROM events WHERE service = 'discussion') AS events
        ON events.client_case = standing.client_case AND events.started <= standing.day
)
SELECT
    day,
    CASE
        WHEN closed <= day THEN 'ended'
        WHEN served_until IS NULL OR served_until > day THEN 'inside'
        WHEN date_diff('day', greatest(served_until, coalesce(last_contact, served_until)), day) <= 90 THEN 'inside'
        ELSE 'lost'
    END AS state,
    count(*) AS cases,
    count(DISTINCT person) AS persons
FROM met
GROUP BY ALL
ORDER BY ALL

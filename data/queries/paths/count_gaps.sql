-- Cases that nobody has met for long, by the step and the organisation that met them last.
-- Grain:  one row per service and organisation.
-- Units:  cases, persons; over 90 days.
-- Reads:  steps (of the room).
-- Params: none.
SELECT service, organisation, count(*) AS cases, count(DISTINCT person) AS persons
FROM steps
WHERE state = 'lost'
GROUP BY ALL
ORDER BY ALL

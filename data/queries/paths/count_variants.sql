-- The ways that cases have taken, in full.
-- Grain:  one row per sequence of services.
-- Units:  cases, persons.
-- Reads:  steps (of the room).
-- Params: $most, how many sequences are returned, the largest first.
WITH ways AS (
    SELECT client_case, any_value(person) AS person, list(service ORDER BY place) AS way
    FROM steps
    GROUP BY client_case
)
SELECT way, count(*) AS cases, count(DISTINCT person) AS persons
FROM ways
GROUP BY way
ORDER BY cases DESC, way
LIMIT $most

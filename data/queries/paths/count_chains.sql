-- Cases by the most services that have followed one another without work between.
-- Grain:  one row per path (missing for all) and number of services.
-- Units:  cases, persons; none, one, two, three_or_more.
-- Reads:  steps (of the room).
-- Params: none.
WITH works AS (
    SELECT client_case, place, ended
    FROM steps
    WHERE outcome = 'work'
),
spells AS (
    SELECT steps.client_case, steps.path, steps.person, steps.service, count(works.place) AS works_before
    FROM steps
    LEFT JOIN works ON works.client_case = steps.client_case
        AND works.place < steps.place AND works.ended <= steps.started
    GROUP BY steps.client_case, steps.path, steps.person, steps.service, steps.place
),
rows_of_services AS (
    SELECT client_case, path, person,
        count(*) FILTER (WHERE service NOT IN ('registration', 'initial_interview')) AS services
    FROM spells
    GROUP BY client_case, path, person, works_before
),
longest AS (
    SELECT client_case, path, person, max(services) AS services
    FROM rows_of_services
    GROUP BY client_case, path, person
),
answers AS (
    SELECT path, person,
        CASE services WHEN 0 THEN 'none' WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'three_or_more' END AS answer
    FROM longest
)
SELECT path, answer, count(*) AS cases, count(DISTINCT person) AS persons
FROM answers
GROUP BY GROUPING SETS ((path, answer), (answer))
ORDER BY ALL

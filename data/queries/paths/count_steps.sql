-- Entries into each step by what became of them.
-- Grain:  one row per path (missing for all of them), service and state (missing for all entries).
-- Units:  cases (entries), persons (different pseudonyms).
-- Reads:  steps (of the room).
-- Params: none.
SELECT path, service, state, count(*) AS cases, count(DISTINCT person) AS persons
FROM steps
GROUP BY GROUPING SETS ((path, service, state), (service, state), (path, service), (service))
ORDER BY ALL

-- Events of a log: numbers for pseudonyms, codes for names, times for dates.
-- Grain:  one row per event.
-- Units:  times as written; an end not written is missing.
-- Reads:  brought, path_names, service_names, outcome_names (of the room).
-- Params: none.
CREATE TABLE events AS
WITH persons AS (
    SELECT pseudonym, CAST(row_number() OVER () AS INTEGER) AS person
    FROM (SELECT DISTINCT pseudonym FROM brought)
),
paths AS (
    SELECT path, row_number() OVER (ORDER BY path) AS number
    FROM (SELECT DISTINCT path FROM brought)
),
typed AS (
    SELECT
        brought.row,
        persons.person,
        -- A log has at most 6 million rows and 8 paths: small numbers group and join faster.
        CAST(paths.number * 10000000 + persons.person AS INTEGER) AS client_case,
        coalesce(path_names.code, brought.path) AS path,
        coalesce(service_names.code, brought.service) AS service,
        brought.organisation,
        brought.started,
        coalesce(brought.ended, CASE WHEN brought.outcome IS NOT NULL THEN brought.started END) AS ended,
        coalesce(outcome_names.code, brought.outcome) AS outcome
    FROM brought
    JOIN persons USING (pseudonym)
    JOIN paths USING (path)
    LEFT JOIN path_names ON path_names.name = lower(brought.path)
    LEFT JOIN service_names ON service_names.name = lower(brought.service)
    LEFT JOIN outcome_names ON outcome_names.name = lower(brought.outcome)
)
SELECT
    row,
    person,
    client_case,
    path,
    service,
    organisation,
    started,
    -- A meeting is over when it has been held.
    CASE WHEN service IN ('registration', 'initial_interview') THEN coalesce(ended, started) ELSE ended END
        AS ended,
    outcome
FROM typed

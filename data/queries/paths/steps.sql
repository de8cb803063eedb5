-- Every step of every case with the one before and after it, and its state on the day of the log.
-- Grain:  one row per step: an event that is no discussion.
-- Units:  days; states are moved_on, ended, inside, waiting (up to 90 days), lost.
-- Reads:  events, contacts (of the room).
-- Params: $as_of, the day of the log.
CREATE TABLE steps AS
WITH ordered AS (
    SELECT
        row, person, client_case, path, service, organisation, started, ended, outcome,
        lag(service) OVER story AS previous_service,
        lag(ended) OVER story AS previous_ended,
        lead(service) OVER story AS next_service,
        lead(started) OVER story AS next_started,
        row_number() OVER story AS place
    FROM events
    WHERE service <> 'discussion'
    WINDOW story AS (PARTITION BY client_case ORDER BY started, row)
)
SELECT
    ordered.*,
    CASE
        WHEN next_service IS NOT NULL THEN 'moved_on'
        WHEN outcome IS NOT NULL AND ended <= $as_of THEN 'ended'
        WHEN ended IS NULL OR ended > $as_of THEN 'inside'
        WHEN date_diff('day', greatest(ended, coalesce(contacts.last_contact, ended)), $as_of) <= 90
            THEN 'waiting'
        ELSE 'lost'
    END AS state
FROM ordered
LEFT JOIN contacts USING (client_case)

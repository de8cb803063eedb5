-- Every step of every case with the one before and after it, and its state on the day of the log.
-- Grain:  one row per step: an event that is no discussion.
-- Units:  days; states are moved_on, ended, inside, waiting (up to 90 days), lost. Steps overlap, so a step
--         also tells of the earlier ones: served_until is the latest end so far (missing while it goes on
--         itself), closed when an outcome closed the case, of the step itself or of one that it began within.
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
        row_number() OVER story AS place,
        max(ended) OVER story AS latest_end,
        max(CASE WHEN outcome IS NOT NULL THEN ended END) OVER story AS latest_closing
    FROM events
    WHERE service <> 'discussion'
    WINDOW story AS (PARTITION BY client_case ORDER BY started, row)
),
standing AS (
    SELECT
        row, person, client_case, path, service, organisation, started, ended, outcome,
        previous_service, previous_ended, next_service, next_started, place,
        CASE WHEN ended IS NOT NULL THEN latest_end END AS served_until,
        CASE WHEN outcome IS NOT NULL THEN ended WHEN latest_closing > started THEN latest_closing END AS closed
    FROM ordered
)
SELECT
    standing.*,
    CASE
        WHEN next_service IS NOT NULL THEN 'moved_on'
        WHEN closed <= $as_of THEN 'ended'
        WHEN served_until IS NULL OR served_until > $as_of THEN 'inside'
        WHEN date_diff('day', greatest(served_until, coalesce(contacts.last_contact, served_until)), $as_of) <= 90
            THEN 'waiting'
        ELSE 'lost'
    END AS state
FROM standing
LEFT JOIN contacts USING (client_case)

-- When each case was last met.
-- Grain:  one row per case with a discussion.
-- Units:  time.
-- Reads:  events (of the room).
-- Params: $as_of, the day of the log.
CREATE TABLE contacts AS
SELECT client_case, max(started) AS last_contact
FROM events
WHERE service = 'discussion' AND started <= $as_of
GROUP BY client_case

-- The first start of a log, and its day: the last start or closing; a later end is only planned.
-- Grain:  one row.
-- Units:  times.
-- Reads:  events (of the room).
-- Params: none.
SELECT min(started) AS first, greatest(max(started), max(ended) FILTER (WHERE outcome IS NOT NULL)) AS as_of
FROM events

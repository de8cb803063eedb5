-- Months that there are all employment figures of.
-- Grain:  one row per time_period.
-- Units:  SDMX months.
-- Reads:  statfin_12r5.
-- Params: none.
SELECT statfin.time_period
FROM statfin_12r5 AS statfin
GROUP BY statfin.time_period
ORDER BY statfin.time_period

-- Months that there are all employment figures of.
-- Grain:  one row per time_period.
-- Units:  SDMX months.
-- Reads:  statfin_12r5.
-- Params: $indicators (list of indicator/sex/age), $number (how many they are).
SELECT statfin.time_period
FROM statfin_12r5 AS statfin
WHERE ARRAY_CONTAINS($indicators, statfin.indicator || '/' || statfin.sex || '/' || statfin.age)
GROUP BY statfin.time_period
HAVING COUNT(DISTINCT statfin.indicator || '/' || statfin.sex || '/' || statfin.age) = $number
ORDER BY statfin.time_period

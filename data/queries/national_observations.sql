-- Published employment figures of every area of a level in one month.
-- Grain:  one row per ref_area, time_period, indicator, sex and age.
-- Units:  persons or jobs on the last day of the month; unemployed_share a fraction.
-- Reads:  statfin_12r5, areas.
-- Params: $time_period (SDMX month), $area_level (municipality, subregion, region, ely or country).
SELECT
    statfin.ref_area,
    statfin.time_period,
    statfin.indicator,
    statfin.sex,
    statfin.age,
    CAST(statfin.obs_value AS DOUBLE PRECISION) AS obs_value,
    statfin.obs_status,
    statfin.source
FROM statfin_12r5 AS statfin
INNER JOIN areas USING (ref_area)
WHERE
    statfin.time_period = $time_period
    AND areas.area_level = $area_level
ORDER BY
    statfin.ref_area,
    statfin.time_period,
    statfin.indicator,
    statfin.sex,
    statfin.age

-- Monthly shares as they were first released, where that is known: an earlier vintage, never joined to the series.
-- Grain:  one row per ref_area and time_period.
-- Units:  fraction, rounded by its producer to 0.001.
-- Reads:  statfin_12tf_release.
-- Params: none.
SELECT
    released.ref_area,
    released.time_period,
    CAST(released.obs_value AS DOUBLE PRECISION) AS unemployed_share
FROM statfin_12tf_release AS released
WHERE released.indicator = 'unemployed_share'
ORDER BY
    released.ref_area,
    released.time_period

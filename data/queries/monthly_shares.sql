-- Published monthly share of unemployed jobseekers in the labour force.
-- Grain:  one row per ref_area and time_period.
-- Units:  fraction, rounded by its producer to 0.001.
-- Reads:  statfin_12tf.
-- Params: none.
SELECT
    shares.ref_area,
    shares.time_period,
    CAST(shares.obs_value AS DOUBLE PRECISION) AS unemployed_share
FROM statfin_12tf AS shares
WHERE shares.indicator = 'unemployed_share'
ORDER BY
    shares.ref_area,
    shares.time_period

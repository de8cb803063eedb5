-- Published employment figures of the given areas in one month: the producer's, else those that a plan prints.
-- Grain:  one row per ref_area, time_period, indicator, sex and age.
-- Units:  persons or jobs on the last day of the month; unemployed_share a fraction.
-- Reads:  plan_2023_unemployment, statfin_12r5.
-- Params: $time_period (SDMX month), $ref_areas (list of area codes).
WITH observations AS (
    SELECT
        plan.ref_area,
        plan.time_period,
        plan.indicator,
        plan.sex,
        plan.age,
        plan.obs_value,
        plan.obs_status,
        plan.source
    FROM plan_2023_unemployment AS plan
    WHERE
        plan.time_period = $time_period
        AND NOT EXISTS (
            SELECT statfin.ref_area FROM statfin_12r5 AS statfin WHERE statfin.time_period = $time_period
        )
    UNION ALL
    SELECT
        statfin.ref_area,
        statfin.time_period,
        statfin.indicator,
        statfin.sex,
        statfin.age,
        statfin.obs_value,
        statfin.obs_status,
        statfin.source
    FROM statfin_12r5 AS statfin
)

SELECT
    observations.ref_area,
    observations.time_period,
    observations.indicator,
    observations.sex,
    observations.age,
    CAST(observations.obs_value AS DOUBLE PRECISION) AS obs_value,
    observations.obs_status,
    observations.source
FROM observations
WHERE
    observations.time_period = $time_period
    AND observations.ref_area = ANY($ref_areas)
ORDER BY
    observations.ref_area,
    observations.time_period,
    observations.indicator,
    observations.sex,
    observations.age

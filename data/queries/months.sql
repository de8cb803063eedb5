-- Months that there are employment figures of.
-- Grain:  one row per time_period and source.
-- Units:  is_complete tells whether the source has jobseekers, services and vacancies.
-- Reads:  plan_2023_unemployment, statfin_12r5.
-- Params: none.
SELECT
    plan.time_period,
    FALSE AS is_complete
FROM plan_2023_unemployment AS plan
GROUP BY plan.time_period
UNION ALL
SELECT
    statfin.time_period,
    TRUE AS is_complete
FROM statfin_12r5 AS statfin
GROUP BY statfin.time_period
ORDER BY time_period, is_complete

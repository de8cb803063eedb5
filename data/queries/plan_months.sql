-- Months that the plan has employment figures of: some of them, municipalities alone.
-- Grain:  one row per time_period.
-- Units:  SDMX months.
-- Reads:  plan_2023_unemployment.
-- Params: none.
SELECT plan.time_period
FROM plan_2023_unemployment AS plan
GROUP BY plan.time_period
ORDER BY plan.time_period

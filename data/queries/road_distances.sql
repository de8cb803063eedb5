-- Road distances between municipality centres.
-- Grain:  one row per origin_area and destination_area.
-- Units:  kilometres; minutes at assumed speeds.
-- Reads:  road_distances.
-- Params: none.
SELECT
    distances.origin_area,
    distances.destination_area,
    CAST(distances.great_circle_km AS DOUBLE PRECISION) AS great_circle_km,
    CAST(distances.road_km AS DOUBLE PRECISION) AS road_km,
    CAST(distances.drive_min AS DOUBLE PRECISION) AS drive_min
FROM road_distances AS distances
ORDER BY
    distances.origin_area,
    distances.destination_area

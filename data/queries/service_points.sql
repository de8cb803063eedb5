-- Service points of the plan, and the office that is not taken over.
-- Grain:  one row per point.
-- Units:  degrees, WGS 84.
-- Reads:  service_points.
-- Params: none.
SELECT
    points.point,
    points.ref_area,
    points.name,
    points.address,
    CAST(points.latitude AS DOUBLE PRECISION) AS latitude,
    CAST(points.longitude AS DOUBLE PRECISION) AS longitude,
    points.precision,
    points.role,
    points.note
FROM service_points AS points
ORDER BY points.point

"""The tables that leave the house."""

from __future__ import annotations

from .schema import Column, Schema

__all__ = ["COMPARISON", "CURVE", "REACH", "RINGS"]

_KEYS = (
    Column("band_id", "text", "The range or system."),
    Column("edge", "text", "The band's edge.", choices=("low", "high")),
    Column("origin_id", "text", "The origin; `all` is the union of all origins."),
)

RINGS = Schema(
    "RINGS",
    "One range drawn around one origin.",
    (
        *_KEYS,
        Column("radius_m", "number", "The geodesic distance that is drawn.", "m"),
        Column(
            "max_error_m",
            "number",
            "No point of the drawn edge is farther than this from the true distance.",
            "m",
        ),
        Column("geometry", "geometry", "The ring or buffer, EPSG:4326."),
    ),
)

REACH = Schema(
    "REACH",
    "How far one range from one origin could reach into the target.",
    (
        _KEYS[0],
        Column("label", "text", "What a reader sees for the range."),
        *_KEYS[1:],
        Column("range_km", "number", "The published or asked distance.", "km"),
        Column("area_km2", "number", "Area of the target within reach.", "km2"),
        Column("share", "number", "That area as a fraction of the target's."),
        Column(
            "depth_km",
            "number",
            "Greatest geodesic distance from a reached point to the border.",
            "km",
        ),
        Column(
            "depth_to",
            "text",
            "The border that depth is measured to.",
            choices=("shared", "whole"),
        ),
        Column("plateau", "flag", "Whether a whole curve is equally deep."),
        Column(
            "missing_km", "number", "Distance to the target minus the range; 0 if reached.", "km"
        ),
        Column("towns", "integer", "Number of listed towns within reach."),
        Column(
            "towns_population",
            "integer",
            "People in those listed towns, without towns whose population is uncertain.",
            "people",
        ),
        Column("max_error_m", "number", "Bound of the drawn edge's error.", "m"),
    ),
)

COMPARISON = Schema(
    "COMPARISON",
    "One measure of the target, of an oblast or of a town, in scenario A and in scenario B.",
    (
        Column(
            "edge",
            "text",
            "The shortest distances of both, or the longest; one pair stands as `low`.",
            choices=("low", "high"),
        ),
        Column("a_range_km", "number", "The distance in A.", "km"),
        Column("b_range_km", "number", "The distance in B.", "km"),
        Column(
            "kind",
            "text",
            "What the row is about; towns are those within reach of one alone.",
            choices=("target", "oblast", "town"),
        ),
        Column("id", "text", "Of the target, ISO 3166-2 of the oblast, geonameid of the town."),
        Column("name", "text", "In English."),
        Column(
            "measure",
            "text",
            "What was measured, with its unit; `alone_km2` is the area within reach of that one "
            "alone, `both_km2` that of both, `distance_km` from the nearest origin.",
            choices=(
                "area_km2",
                "alone_km2",
                "both_km2",
                "share",
                "depth_km",
                "missing_km",
                "oblasts",
                "towns",
                "towns_population",
                "distance_km",
            ),
        ),
        Column("a", "number", "In A."),
        Column("b", "number", "In B."),
        Column("difference", "number", "B less A, before rounding."),
        Column(
            "change",
            "text",
            "From A to B, of what the row is about.",
            choices=("gained", "lost", "more", "less", "same"),
        ),
        Column("population", "integer", "Of a town.", "people", null=True),
    ),
)

_MEASURED = {column.name: column for column in REACH.columns}

CURVE = Schema(
    "CURVE",
    "What could be reached from one origin at one of the distances of a sweep.",
    (
        _KEYS[2],
        Column("range_km", "number", "The asked distance.", "km"),
        _MEASURED["area_km2"],
        Column("area_error_km2", "number", "The true area is no farther off than this.", "km2"),
        _MEASURED["share"],
        _MEASURED["depth_km"],
        Column("depth_error_km", "number", "The true depth is no farther off than this.", "km"),
        _MEASURED["depth_to"],
        _MEASURED["plateau"],
        _MEASURED["missing_km"],
        Column("oblasts", "integer", "Number of oblasts that are touched."),
        _MEASURED["towns"],
        _MEASURED["towns_population"],
        Column(
            "entered_ids",
            "list",
            "Towns that the distance before did not reach, the nearest first; at the first "
            "distance, all.",
        ),
        Column("entered_names", "list", "The names of these towns."),
    ),
)

"""A comparison for programs: the COMPARISON table, and one JSON object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from rangereach.frames import COMPARISON
from rangereach.outputs.records import (
    round_area_km2,
    round_error_m,
    round_km,
    round_share,
    source_records,
    write_json,
)
from rangereach.outputs.wording import Wording, origin_phrase, title
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.comparison import Change, Comparison, EdgeComparison, OblastChange
    from rangereach.model import Town
    from rangereach.reach import OblastReach, Reach
    from rangereach.study import Study

Write: TypeAlias = Callable[[float], float]

__all__ = ["comparison_rows", "render_csv", "render_json"]


def render_csv(comparison: Comparison) -> str:
    """Return the COMPARISON table as CSV text."""
    return COMPARISON.csv(comparison_rows(comparison))


def render_json(comparison: Comparison) -> str:
    """Return both studies' numbers, their differences and the sources as one JSON object.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.

    Returns
    -------
    str
        ``a``, ``b``, ``target`` and ``edges``; ends with a line end. Names are English,
        differences are B less A.
    """
    target = comparison.a.scenario.target
    return write_json(
        {
            "a": _side(comparison.a),
            "b": _side(comparison.b),
            "target": {
                "id": target.id,
                "name": target.names["en"],
                "area_km2": round_area_km2(comparison.a.target_area_m2),
            },
            "edges": [_edge(comparison, edge) for edge in comparison.edges],
        }
    )


def _side(study: Study) -> dict[str, Any]:
    english, scenario = Wording("en"), study.scenario
    return {
        "scenario": scenario.id,
        "title": title(study, english),
        "digest": scenario.digest,
        "origin": origin_phrase(english, scenario, study.territory.countries),
        "setback_km": scenario.setback_km,
        "sources": [source for band in scenario.ranges for source in source_records(band)],
    }


def _edge(comparison: Comparison, edge: EdgeComparison) -> dict[str, Any]:
    a, b = (_reach(reach) for reach in (edge.a, edge.b))
    return {
        "edge": edge.edge,
        "change": edge.change,
        "a": a,
        "b": b,
        "difference": {
            "area_km2": round_area_km2(edge.difference_m2),
            "share": round_share(edge.b.share - edge.a.share),
            "depth_km": round_km(edge.b.depth_m - edge.a.depth_m),
            "missing_km": round_km(edge.b.missing_m - edge.a.missing_m),
            "oblasts": b["oblasts"] - a["oblasts"],
            "towns": b["towns"] - a["towns"],
            "towns_population": b["towns_population"] - a["towns_population"],
        },
        "only_a_km2": round_area_km2(edge.only_a_m2),
        "only_b_km2": round_area_km2(edge.only_b_m2),
        "both_km2": round_area_km2(edge.both_m2),
        "slivers_km2": round_area_km2(edge.slivers_m2),
        "oblasts": [_oblast(comparison, change) for change in edge.oblasts],
        "towns_gained": [_town(comparison, key) for key in edge.towns_gained],
        "towns_lost": [_town(comparison, key) for key in edge.towns_lost],
    }


def _reach(reach: Reach) -> dict[str, Any]:
    return {
        "range_km": round_km(reach.range_km * M_PER_KM),
        "area_km2": round_area_km2(reach.area_m2),
        "share": round_share(reach.share),
        "depth_km": round_km(reach.depth_m),
        "depth_to": reach.depth_to,
        "missing_km": round_km(reach.missing_m),
        "oblasts": len(reach.oblasts),
        "towns": len(reach.town_ids),
        "towns_population": reach.towns_population,
        "max_error_m": round_error_m(reach.max_error_m),
    }


def _oblast(comparison: Comparison, change: OblastChange) -> dict[str, Any]:
    def part(found: OblastReach | None) -> dict[str, float] | None:
        if found is None:
            return None
        return {"area_km2": round_area_km2(found.area_m2), "share": round_share(found.share)}

    return {
        "id": change.id,
        "name": comparison.territory.oblasts[change.id].names["en"],
        "change": change.change,
        "a": part(change.a),
        "b": part(change.b),
        "difference_km2": round_area_km2(change.difference_m2),
        "difference_share": round_share(change.difference_share),
    }


def _town(comparison: Comparison, key: str) -> dict[str, Any]:
    town = comparison.towns[key]
    a, b = (round_km(study.town_distance_m[key]) for study in (comparison.a, comparison.b))
    return {
        "id": town.id,
        "name": town.names["en"],
        "population": town.population,
        "a_distance_km": a,
        "b_distance_km": b,
    }


def comparison_rows(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the rows of the COMPARISON table, rounded: by edge, the target, oblasts, towns.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.
    """
    return [row for edge in comparison.edges for row in _edge_rows(comparison, edge)]


def _edge_rows(comparison: Comparison, edge: EdgeComparison) -> Iterator[dict[str, Any]]:
    a, b = edge.a, edge.b
    target = comparison.a.scenario.target
    key = {
        "edge": edge.edge,
        "a_range_km": round_km(a.range_km * M_PER_KM),
        "b_range_km": round_km(b.range_km * M_PER_KM),
    }

    def row(
        *,
        about: tuple[str, str, str],
        measure: str,
        values: tuple[float, float],
        change: Change,
        write: Write,
        town: Town | None = None,
    ) -> dict[str, Any]:
        kind, identity, name = about
        return {
            **key,
            "kind": kind,
            "id": identity,
            "name": name,
            "measure": measure,
            "a": write(values[0]),
            "b": write(values[1]),
            "difference": write(values[1] - values[0]),
            "change": change,
            "population": town.population if town else None,
        }

    whole = ("target", target.id, target.names["en"])
    measures: list[tuple[str, float, float, Write]] = [
        ("area_km2", a.area_m2, b.area_m2, round_area_km2),
        ("alone_km2", edge.only_a_m2, edge.only_b_m2, round_area_km2),
        ("both_km2", edge.both_m2, edge.both_m2, round_area_km2),
        ("share", a.share, b.share, round_share),
        ("depth_km", a.depth_m, b.depth_m, round_km),
        ("missing_km", a.missing_m, b.missing_m, round_km),
        ("oblasts", len(a.oblasts), len(b.oblasts), int),
        ("towns", len(a.town_ids), len(b.town_ids), int),
        ("towns_population", a.towns_population, b.towns_population, int),
    ]
    for measure, of_a, of_b, write in measures:
        yield row(
            about=whole, measure=measure, values=(of_a, of_b), change=edge.change, write=write
        )
    for change in edge.oblasts:
        about = ("oblast", change.id, comparison.territory.oblasts[change.id].names["en"])
        parts = (change.a, change.b)
        areas = [part.area_m2 if part else 0.0 for part in parts]
        shares = [part.share if part else 0.0 for part in parts]
        yield row(
            about=about,
            measure="area_km2",
            values=(areas[0], areas[1]),
            change=change.change,
            write=round_area_km2,
        )
        yield row(
            about=about,
            measure="share",
            values=(shares[0], shares[1]),
            change=change.change,
            write=round_share,
        )
    for town, change_of_town in _towns(comparison, edge):
        about = ("town", town.id, town.names["en"])
        metres = tuple(study.town_distance_m[town.id] for study in (comparison.a, comparison.b))
        yield row(
            about=about,
            measure="distance_km",
            values=(metres[0], metres[1]),
            change=change_of_town,
            write=round_km,
            town=town,
        )


def _towns(comparison: Comparison, edge: EdgeComparison) -> Iterator[tuple[Town, Change]]:
    for key in edge.towns_gained:
        yield comparison.towns[key], "gained"
    for key in edge.towns_lost:
        yield comparison.towns[key], "lost"

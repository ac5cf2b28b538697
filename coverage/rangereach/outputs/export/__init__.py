"""Geometries with their columns as files that other programs read."""

from .geojson import write_geojson

__all__ = ["write_geojson"]

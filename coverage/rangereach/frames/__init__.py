"""Declared tables: every column with its logical type, unit and meaning.

One declaration serves three ends: bundled CSV files are read and checked
against it, tables that leave the house are built from it, and the data
dictionary is printed from it. Types are logical, never those of a library.
"""

from .schema import Column, Schema
from .tables import COMPARISON, CURVE, REACH, RINGS

__all__ = ["COMPARISON", "CURVE", "REACH", "RINGS", "Column", "Schema"]

"""What a slider needs: the reach at many distances, and the discs that draw each of them.

Every number is that of a study of that very distance, measured beforehand: nothing between
two stops is interpolated. Tables of the bundled origins ship as data; those of a user's own
are measured on the spot.
"""

from .measuring import run
from .records import load
from .values import FRONT_ERROR_M, STOPS_KM, Exploration, Group, Table

__all__ = ["FRONT_ERROR_M", "STOPS_KM", "Exploration", "Group", "Table", "load", "run"]

"""Area and depth within many distances at once, between bounds; nothing is drawn."""

from .areas import Sweep
from .depths import sound_depths
from .triangles import Triangles, triangulate

__all__ = ["Sweep", "Triangles", "sound_depths", "triangulate"]

"""Which projected system large coordinates look like: those in use around Ukraine."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rangereach.earth.projection import to_degrees

from .location import lie_on_map

__all__ = ["describe_projected", "look_projected"]

_SYSTEMS: tuple[tuple[str, str, str], ...] = (
    ("EPSG:2180", "PL-1992", "PL"),
    ("EPSG:2179", "PL-2000, zone 8", "PL"),
    ("EPSG:2178", "PL-2000, zone 7", "PL"),
    ("EPSG:2177", "PL-2000, zone 6", "PL"),
    ("EPSG:2176", "PL-2000, zone 5", "PL"),
    ("EPSG:5514", "S-JTSK Krovak", "SK"),
    ("EPSG:23700", "EOV", "HU"),
    ("EPSG:3844", "Stereo 70", "RO"),
    ("EPSG:4026", "MOLDREF99", "MD"),
    ("EPSG:3346", "LKS-94", "LT"),
    ("EPSG:3059", "LKS-92", "LV"),
    ("EPSG:3301", "L-EST97", "EE"),
    ("EPSG:3067", "ETRS-TM35FIN", "FI"),
    ("EPSG:5562", "UCS-2000, zone 4", "UA"),
    ("EPSG:5563", "UCS-2000, zone 5", "UA"),
    ("EPSG:5564", "UCS-2000, zone 6", "UA"),
    ("EPSG:5565", "UCS-2000, zone 7", "UA"),
    ("EPSG:32633", "UTM zone 33N", ""),
    ("EPSG:32634", "UTM zone 34N", ""),
    ("EPSG:32635", "UTM zone 35N", ""),
    ("EPSG:32636", "UTM zone 36N", ""),
    ("EPSG:3857", "web Mercator", ""),
)
"""Code, what it is called, and the country in which alone it is taken for likely."""

_MOST = 3
_SAMPLE = 50


def look_projected(x: float, y: float) -> bool:
    """Return whether two numbers are far too large for degrees."""
    return max(abs(x), abs(y)) > 1000


def describe_projected(x: ArrayLike, y: ArrayLike) -> tuple[str, str]:
    """Say which systems points look like, and where the first would lie then.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        Coordinates that look projected.

    Returns
    -------
    told : str
        A list of systems with the place; empty where none fits.
    code : str
        Of the likeliest, such as ``EPSG:2180``; empty where none fits, or only with
        easting and northing exchanged.

    Examples
    --------
    >>> describe_projected([782000.0], [219000.0])[1]
    'EPSG:2180'
    """
    east, north = np.asarray(x, float)[:_SAMPLE], np.asarray(y, float)[:_SAMPLE]
    told: list[tuple[float, str, str]] = []
    for exchanged, (first, second) in enumerate(((east, north), (north, east))):
        for code, called, country in _SYSTEMS:
            lon, lat = to_degrees(first, second, code)
            fits = _share(lon, lat, country)
            if fits >= 0.5:
                how = ", with the two columns exchanged" if exchanged else ""
                where = f"{lat[0]:.5f}, {lon[0]:.5f}"
                text = f"{code} ({called}){how}: the first would lie at {where}"
                # A national system is likelier than one that fits half of Europe.
                told.append((fits + bool(country) - 0.5 * exchanged, text, code * (not exchanged)))
    told.sort(key=lambda item: -item[0])
    return "; ".join(text for _, text, _ in told[:_MOST]), told[0][2] if told else ""


def _share(lon: NDArray[np.float64], lat: NDArray[np.float64], country: str) -> float:
    """Return the share of points that lie in a country, or on the map."""
    sound = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lat) <= 90) & (np.abs(lon) <= 180)
    return float(lie_on_map(lon[sound], lat[sound], country).sum() / lon.size)

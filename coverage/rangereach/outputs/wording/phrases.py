"""The finding: one sentence that carries the number, its band and its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rangereach.model import Country, Names, Origin, Place, Range, Scenario
from rangereach.units import M2_PER_KM2, M_PER_KM

from .catalogue import Wording

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = [
    "band_label",
    "band_range",
    "finding",
    "full_label",
    "origin_phrase",
    "published_phrase",
    "range_phrase",
    "title",
    "towns_sentence",
]

MOST_NAMED = 3
"""More listed places than this are counted, not named."""


def finding(study: Study, wording: Wording | None = None) -> str:
    """Say in one sentence how far the ranges could reach.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording, optional
        The language and units; English and kilometres where left out.

    Returns
    -------
    str
        Plain text; text from outside in it is not escaped.
    """
    wording = wording or Wording()
    ranges = study.scenario.ranges
    low_id = min(ranges, key=lambda band: band.low_km).id
    high_id = max(ranges, key=lambda band: band.high_km).id
    low, high = study.row(low_id, "low"), study.row(high_id, "high")
    values: dict[str, object] = {
        "origin": origin_phrase(wording, study.scenario, study.territory.countries),
        "subject": _subject(wording, ranges),
        "target": wording.name(study.scenario.target.names),
        "low": low.range_km,
        "high": high.range_km,
        "low_area": low.area_m2 / M2_PER_KM2,
        "high_area": high.area_m2 / M2_PER_KM2,
        "low_share": low.share,
        "high_share": high.share,
    }
    single = low.range_km == high.range_km
    if not high.area_m2:
        values["missing"] = high.missing_m / M_PER_KM
        return wording.say("finding_nothing" if single else "finding_nothing_band", **values)
    if not low.area_m2:
        values["missing"] = low.missing_m / M_PER_KM
        return wording.say("finding_from_nothing", **values)
    return wording.say("finding_one" if single else "finding_band", **values)


def title(study: Study, wording: Wording | None = None) -> str:
    """Return the scenario's title, or the question it asks where it has none.

    Parameters
    ----------
    study, wording
        As for `finding`.
    """
    wording, scenario = wording or Wording(), study.scenario
    if scenario.title:
        return wording.translate(scenario.title, scenario.titles)
    target = wording.name(scenario.target.names)
    origin = origin_phrase(wording, scenario, study.territory.countries)
    first, *others = scenario.ranges
    if first.system is not None and not others:
        label = full_label(wording, first)
        return wording.say("title_system", target=target, label=label, origin=origin)
    spread = range_phrase(wording, *_spread(scenario.ranges))
    return wording.say("title_question", target=target, range=spread, origin=origin)


def range_phrase(wording: Wording, low_km: float, high_km: float) -> str:
    """Say a range or a band: "70 km", "70 to 100 km"."""
    key = "range_one" if low_km == high_km else "range_band"
    return wording.say(key, low=low_km, high=high_km)


def published_phrase(wording: Wording, low_km: float, high_km: float) -> str:
    """Say a range as `range_phrase` does, with what was printed: "43.5 mi (70 km)"."""
    said = range_phrase(wording, low_km, high_km)
    printed = range_phrase(Wording(wording.lang), low_km, high_km)
    return said if said == printed else wording.say("range_printed", range=said, printed=printed)


def band_range(wording: Wording, band: Range) -> str:
    """Say the range of a band, and as it was printed unless it is a reader's own."""
    say_range = range_phrase if band.is_own else published_phrase
    return say_range(wording, band.low_km, band.high_km)


def band_label(wording: Wording, band: Range) -> str:
    """Return a band's label; empty where it says no more than the distance itself."""
    label = full_label(wording, band)
    says_more = label != range_phrase(wording, band.low_km, band.high_km)
    return label if says_more and band.label != band.id else ""


def full_label(wording: Wording, band: Range) -> str:
    """Return a band's label, with the question that is answered and whose file it is from."""
    distance = band.low_km, band.high_km
    if band.label == range_phrase(Wording("en"), *distance):
        return range_phrase(wording, *distance)
    label = wording.translate(band.label, band.labels)
    if band.against is not None:
        label = wording.say(f"label_{band.against}", label=label)
    return wording.say("label_own_file", label=label) if band.own_file else label


def towns_sentence(wording: Wording, km: float, names: list[str], more: int, *, first: bool) -> str:
    """Say which towns a range takes in.

    Parameters
    ----------
    wording : Wording
        The language.
    km : float
        The range.
    names : list of str
        Towns that are named.
    more : int
        How many smaller ones are counted beside them.
    first : bool
        Whether this is the shortest range; longer ones name what is new.
    """
    new, distance = "" if first else "_new", range_phrase(wording, km, km)
    if not names and not more:
        return wording.say(f"towns_none{new}", range=distance)
    if not names:
        return wording.say(f"towns_small_only{new}", range=distance, count=more)
    if more:
        return wording.say(f"towns_named{new}_more", range=distance, names=names, count=more)
    return wording.say(f"towns_named{new}", range=distance, names=names, count=len(names))


def origin_phrase(
    wording: Wording,
    scenario: Scenario,
    countries: Mapping[str, Country],
    origins: Iterable[Origin] | None = None,
    *,
    setback: bool = True,
) -> str:
    """Say where a scenario measures from: border, soil or places, with any set-back.

    Parameters
    ----------
    wording : Wording
        The language.
    scenario : Scenario
        For its origins and set-back.
    countries : mapping of str to Country
        For their names.
    origins : iterable of Origin, optional
        Only these.
    setback : bool
        Whether the set-back is said, where there is one.
    """
    chosen = tuple(scenario.origins if origins is None else origins)
    borders = [origin.country for origin in chosen if origin.kind == "border" and origin.country]
    soils = [origin.country for origin in chosen if origin.kind == "soil" and origin.country]
    places = [origin.place for origin in chosen if origin.place is not None]
    phrases = []
    if places:
        phrases.append(_places_phrase(wording, places, countries))
    if borders:
        names = [wording.name(countries[code].names) for code in borders]
        phrases.append(wording.say("origin_border", countries=names))
    if soils:
        names = [wording.name(countries[code].names) for code in soils]
        phrases.append(wording.say("origin_soil", countries=names))
    phrase = wording.say("origin_mixed", origins=phrases)
    if setback and scenario.setback_km and not places:
        return wording.say("origin_setback", setback=scenario.setback_km, origin=phrase)
    return phrase


def _places_phrase(
    wording: Wording, places: Sequence[Place], countries: Mapping[str, Country]
) -> str:
    """Name a few places; of more say how many, and of one kind which and where."""
    if len(places) <= MOST_NAMED:
        names = [_place_name(wording, place.names, place.kind) for place in places]
        return wording.say("origin_places", count=len(names), places=names)
    kinds = {place.kind for place in places}
    if "own" in kinds:
        key = "origin_many_own" if kinds == {"own"} else "origin_many_mixed"
        return wording.say(key, count=len(places))
    where = list(dict.fromkeys(place.country for place in places))
    names = [wording.name(countries[code].names) for code in where if code]
    if len(kinds) > 1 or len(names) > MOST_NAMED:
        return wording.say("origin_many_places", count=len(places))
    (place_kind,) = kinds
    return wording.say(f"origin_many_{place_kind}", count=len(places), countries=names)


def _place_name(wording: Wording, names: Names, kind: str) -> str:
    name = wording.name(names)
    return wording.say("origin_your_place", name=name) if kind == "own" else name


def _spread(ranges: tuple[Range, ...]) -> tuple[float, float]:
    """Return the least and the greatest range."""
    return min(band.low_km for band in ranges), max(band.high_km for band in ranges)


def _subject(wording: Wording, ranges: tuple[Range, ...]) -> str:
    own = [band.is_own for band in ranges]
    say_range = range_phrase if all(own) else published_phrase
    spread = say_range(wording, *_spread(ranges))
    if len(ranges) > 1:
        mixed = "subject_many_mixed" if any(own) else "subject_many"
        key = "subject_many_own" if all(own) else mixed
        return wording.say(key, count=len(ranges), range=spread)
    (band,) = ranges
    if band.system is not None:
        weak = band.corroborated is False
        key = "subject_system_weak" if weak else "subject_system"
        return wording.say(key, label=full_label(wording, band), range=spread)
    return wording.say("subject_own" if band.is_own else "subject_range", range=spread)

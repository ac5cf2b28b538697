"""Whatever is said, the check answers, and its verdict is what its numbers say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rangereach import catalogue, check, scenarios

ORIGINS = ["PL", "SK", "HU:soil", "LT:soil", "pl_zamosc_town", "pl_eprz_airport"]
PLACES = [*catalogue.load_regions(), *catalogue.load_territory().oblasts, "702550", "695594"]
WORDS = st.lists(
    st.sampled_from(
        [
            *("Lviv", "western", "Ukraine", "and", "the", "oblasts", "of", ",", "70", "km", "'s"),
            *("Рівного", "область", "Львівської", "obwody", "Kyiv", "«", "\u202e", "<b>"),
            "Westukraine",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(max_examples=settings().max_examples // 4)  # each is a study, and asked again
@given(
    words=WORDS,
    origins=st.lists(st.sampled_from(ORIGINS), max_size=2, unique=True),
    ranges_km=st.lists(st.integers(5, 300), min_size=2, max_size=2).map(sorted),
    asked=st.tuples(st.sampled_from(["none", "words", "own"]), st.sampled_from([0.0, 0.0, 3.0])),
    about=st.lists(st.sampled_from(PLACES), max_size=2, unique=True),
)
def test_verdict_is_what_the_numbers_say(
    words: str,
    origins: list[str],
    ranges_km: list[int],
    asked: tuple[str, float],
    about: list[str],
) -> None:
    (low_km, high_km), (stated, setback_km) = ranges_km, asked
    places = {"pl_zamosc_town", "pl_eprz_airport"} & set(origins)
    question = scenarios.ask_words(
        f"{words} {low_km}-{high_km}" if stated == "words" else words,
        origins=origins,
        ranges_km=[] if stated == "none" else [f"{low_km}-{high_km}"],
        about=about,
        setback_km=0.0 if places else setback_km,
    )
    found = check.run(question.claims[0], question)
    rows = found.rows()
    assert bool(rows) == (bool(origins) and stated != "none")
    assert len(found.needs) == len(origins)
    assert (found.whole_m is None) == (not origins)
    if about:
        assert [place.id for place in found.named] == about
    if not rows:
        assert found.verdict == ("no_distance" if stated == "none" else "no_place")
        assert (found.at_low, found.at_high, found.sensitivity) == (None, None, None)
    else:
        _hold(found)


def _hold(found: check.Check) -> None:
    order = ["none", "part", "whole"]
    rows = found.rows()
    assert found.at_low is not None
    assert found.at_high is not None
    assert order.index(found.at_low) <= order.index(found.at_high)
    assert (found.verdict == "falls_short") == (not rows[-1].reaches) == (found.at_high == "none")
    assert (found.verdict == "reaches") == (found.at_low == "whole")
    assert (found.verdict == "partly") == (found.at_high == "part")
    assert found.enters_m is not None
    assert found.whole_m is not None
    assert found.enters_m <= found.whole_m
    assert rows[-1].reaches <= (rows[-1].range_km * 1000 >= found.enters_m)
    for place in found.named:
        assert place.low is not None
        assert place.high is not None
        assert place.enters_m is not None
        assert place.whole_m is not None
        assert place.enters_m <= place.whole_m <= found.whole_m + 1
        for standing in (place.low, place.high):
            range_m = standing.range_km * 1000
            assert 0 <= standing.share <= 1
            assert range_m <= place.whole_m or standing.extent == "whole"
            assert range_m + 10 >= place.enters_m or standing.extent == "none"
        assert order.index(place.low.extent) <= order.index(place.high.extent)
        assert place.overreached == (place.high.extent != "whole")

"""Which places words name: in each language, in their cases, and no false friends."""

import pytest

from rangereach.check.naming import find_mentions

LVIV, RIVNE, ODESA, TERNOPIL = "702550", "695594", "698740", "691650"
LVIV_OBLAST, VOLYN, ZAKARPATTIA = "UA-46", "UA-07", "UA-21"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("a safe zone in the west and south of Ukraine", ["west", "south"]),
        ("Ukraine's west and south", ["west", "south"]),
        ("western Ukraine, as far as Lviv", ["west", LVIV]),
        ("the western regions of Ukraine", ["west"]),
        ("missiles over Lviv and Rivne", [LVIV, RIVNE]),
        ("Lviv’s sky", [LVIV]),
        ("the Lviv and Volyn regions, and Odesa", [LVIV_OBLAST, VOLYN, ODESA]),
        ("the regions of Lviv and Volyn", [LVIV_OBLAST, VOLYN]),
        ("Odesa, and the Lviv region", [ODESA, LVIV_OBLAST]),
        ("over Zakarpattia and Crimea", [ZAKARPATTIA, "UA-43"]),
        ("на заході та півдні України, до Львова", ["west", "south", LVIV]),
        ("над Рівним і у Тернополі", [RIVNE, TERNOPIL]),
        ("Львівської й Волинської областей", [LVIV_OBLAST, VOLYN]),
        ("на Львівщині та Закарпатті", [LVIV_OBLAST, ZAKARPATTIA]),
        ("nad Lwowem i w obwodzie wołyńskim", [LVIV, VOLYN]),
        ("w zachodniej Ukrainie, obwody lwowski i wołyński", ["west", LVIV_OBLAST, VOLYN]),
        ("über der Westukraine und bis nach Lwiw", ["west", LVIV]),
        ("die Oblaste Lwiw und Wolyn", [LVIV_OBLAST, VOLYN]),
        ("în vestul și sudul Ucrainei, până la Liov", ["west", "south", LVIV]),
        ("regiunile Liov și Transcarpatia", [LVIV_OBLAST, ZAKARPATTIA]),
        ("nad Ľvovom a v Ľvovskej oblasti", [LVIV, LVIV_OBLAST]),
        ("na západe a juhu Ukrajiny", ["west", "south"]),
        ("Nyugat-Ukrajna és Lviv felett", ["west", LVIV]),
        ("a Lvivi terület egy része", [LVIV_OBLAST]),
    ],
)
def test_places_are_found_in_every_language(words: str, ids: list[str]) -> None:
    assert [mention.id for mention in find_mentions(words)] == ids


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Everything is real now",
        "The West and Ukraine agreed",  # not a part of Ukraine
        "bases west of Ukraine",  # outside it
        "westlich der Ukraine",
        "the southern regions of Russia",
        "the central Ukrainian government",
        "Kyiv asked for more",  # the government
        "Київ просить",
        "on this side of the Dnipro",  # the river
        "Luck is needed",  # Lutsk in Slovak
        "They were driven and lvivs",  # no name, in small letters
        "Horodok",  # two towns of the size, neither meant more than the other
        "Рівень загрози",
        "Patriot, Warsaw, Rzeszów",
    ],
)
def test_nothing_else_is_taken_for_a_place(words: str) -> None:
    assert find_mentions(words) == ()


def test_rivne_is_the_city_and_not_one_of_the_villages() -> None:
    (found,) = find_mentions("as far as Rivne")
    assert (found.id, found.kind, found.word) == (RIVNE, "town", "Rivne")


def test_a_place_is_told_once_as_it_first_stands() -> None:
    found = find_mentions("nad Lwowem, a od Lwowa do Tarnopola; nad Lwowem")
    assert [(mention.id, mention.word) for mention in found] == [
        (LVIV, "Lwowem"),
        (TERNOPIL, "Tarnopola"),
    ]


def test_the_longest_reading_wins() -> None:
    (found,) = find_mentions("in the Lviv oblast")
    assert (found.id, found.kind, found.word) == (LVIV_OBLAST, "oblast", "Lviv oblast")

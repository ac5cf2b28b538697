"""Words that come with a scenario are shown in the reader's language where they are known."""

import dataclasses

import pytest

from rangereach.model import LANGUAGES
from rangereach.outputs.summary import voices_sentence
from rangereach.outputs.wording import Wording, band_label, languages, title
from studies import study_of, what_if


def test_names_are_kept_for_every_language_of_the_sentences() -> None:
    assert set(LANGUAGES) == set(languages())


@pytest.mark.parametrize(
    ("lang", "asked", "label", "speaker"),
    [
        ("de", "Wie weit in die Ukraine", "sichere Zone", "Bundestagsabgeordnete"),
        ("uk", "Як далеко вглиб України", "безпечна зона", "Ніко Ланге"),
        ("hu", "Milyen mélyen nyúlna be", "biztonságos övezet", "német parlamenti"),
    ],
)
def test_title_label_and_speaker(lang: str, asked: str, label: str, speaker: str) -> None:
    study = study_of("safe-zone")
    assert title(study, Wording(lang)).startswith(asked)
    assert band_label(Wording(lang), study.scenario.ranges[0]) == label
    assert speaker in voices_sentence(study, Wording(lang))


def test_a_text_without_a_translation_stands_as_it_is() -> None:
    study = study_of("safe-zone")
    scenario = dataclasses.replace(study.scenario, title="Moje pytanie", titles={})
    assert title(dataclasses.replace(study, scenario=scenario), Wording("de")) == "Moje pytanie"


@pytest.mark.parametrize("lang", languages())
def test_a_bare_distance_is_no_label_in_any_language(lang: str) -> None:
    study = what_if(("PL",), ranges_km=((70.0, 100.0),))
    assert study.scenario.ranges[0].label == "70 to 100 km"
    assert band_label(Wording(lang), study.scenario.ranges[0]) == ""
    system = study_of("patriot-from-poland").scenario.ranges[0]
    assert ("missile not stated" in band_label(Wording(lang), system)) == (lang == "en")

"""Ukrainian names in Latin letters, by the official system.

The system is that of resolution 55 of the Cabinet of Ministers of Ukraine, 27
January 2010. Two ways lead to it: from the Ukrainian name, letter by letter, and,
where only an older romanisation is at hand (mostly that of BGN/PCGN, 1965), by
mending what the two systems write differently.
"""

import re

ALWAYS = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщь",
        "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch".split() + [""],
        strict=True,
    )
) | dict.fromkeys("ʼ'’", "")
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}


def romanise(name):
    """Return a Ukrainian name in the official romanisation.

    Examples
    --------
    >>> [romanise(n) for n in ("Київ", "Запоріжжя", "Нова Каховка", "Згурівка")]
    ['Kyiv', 'Zaporizhzhia', 'Nova Kakhovka', 'Zghurivka']
    """
    out, first = [], True
    for letter in name.replace("зг", "zgh").replace("Зг", "Zgh"):
        low = letter.lower()
        latin = ALWAYS.get(low) if low in ALWAYS else (FIRST if first else INSIDE).get(low, low)
        out.append(latin.capitalize() if letter != low else latin)
        first = letter in " -"
    return "".join(out)


# A y that is not the first letter, and what the official system writes for it:
# и+ї, ий, ї after a vowel, й after a vowel, ьо after a consonant, and я є ю йо inside.
OLD = re.compile(
    r"(?<=.)yyi|(?<=.)yy|(?<=[aeiou])yi|(?<=[aeiou])y|(?<=[^aeiou])yo|(?<=.)y(?=[aeu])", re.I
)
NEW = {"yyi": "yi", "yy": "yi", "yi": "i", "yo": "o", "y": "i"}
# Here y is и, although a vowel follows it.
TWO_SYLLABLES = ("Pryazovsk", "Pryozern")


def mend(name):
    """Return an older romanisation turned into the official one.

    Examples
    --------
    >>> [mend(n) for n in ("Mykolayiv", "Zaporizhzhya", "Kryvyy Rih", "Novyi Rozdil")]
    ['Mykolaiv', 'Zaporizhzhia', 'Kryvyi Rih', 'Novyi Rozdil']
    """
    name = re.sub("[’'ʼ`]", "", name)
    if name.startswith(TWO_SYLLABLES):
        return name
    return re.sub(r"[^\s-]+", lambda word: OLD.sub(lambda y: NEW[y[0].lower()], word[0]), name)

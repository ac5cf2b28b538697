"""Ukrainian names as other languages write them, by each language's own rules.

Polish as PWN's dictionaries transcribe, German as Duden, Romanian and Slovak as their
encyclopaedias do, Hungarian by the academy's rules. The towns for which a language has
names of its own stand in `names.toml`; German needs none.
"""

import re

# What is written alike everywhere, and per language the rest: pieces of a name (regular
# expressions) and what they become; at each letter the first that fits is taken.
ALIKE = "а=a б=b д=d е=e і=i к=k м=m н=n о=o п=p р=r т=t у=u ф=f ь= ’="
RULES = {
    "pl": """н(?=ськ)=ń ський\\b=ski цький\\b=cki зький\\b=zki ий\\b=y ськ=sk цьк=ck зьк=zk
        зь=ź сь=ś ць=ć нь=ń ньо=nio льо=lo лля=lla ля=la лю=lu лє=le л(?=[іь])=l ьо=io
        (?<=C)я=ia (?<=C)ю=iu (?<=C)є=ie я=ja ю=ju є=je ї=ji
        в=w г=h ґ=g ж=ż з=z и=y й=j л=ł с=s х=ch ц=c ч=cz ш=sz щ=szcz""",
    "de": """(?<=V)с(?=V)=ss ьо=jo я=ja ю=ju є=je ї=ji
        в=w г=h ґ=g ж=sch з=s и=y й=j л=l с=s х=ch ц=z ч=tsch ш=sch щ=schtsch""",
    "ro": """ч(?=[еєі])=c чи=ci ча=cea ч=ci щ(?=[еєі])=șc щи=șci ща=șcea щ=șci
        г=h ґ(?=[еиі])=gh ґ=g ьо=io ія=ia (?<=C)я=ea (?<=C)є=e я=ia ю=iu є=ie ї=i
        в=v ж=j з=z и=î й=i л=l с=s х=h ц=ț ш=ș""",
    "sk": """ля=ľa лю=ľu льо=ľo ньо=nio ль=ľ нь=ň дь=ď ть=ť ьо=io
        (?<=C)я=ia (?<=C)ю=iu (?<=C)є=ie я=ja ю=ju є=je ї=ji
        в=v г=h ґ=g ж=ž з=z и=y й=j л=l с=s х=ch ц=c ч=č ш=š щ=šč""",
    "hu": """нн(?=S)=nny н(?=S)=ny дд(?=S)=ggy д(?=S)=gy тт(?=S)=tty т(?=S)=ty
        жж=zzs сс=ssz чч=ccs (?<=[ндт])ьо=o (?<=[ндт])я=a (?<=[ндт])ю=u (?<=[ндт])є=e
        ьо=jo я=ja ю=ju є=je ї=ji
        в=v г=h ґ=g ж=zs з=z и=i й=j л=l с=sz х=h ц=c ч=cs ш=s щ=scs""",
}
CLASSES = {"C": "[бвгґджзклмнпрстфхцчшщ]", "V": "[аеєиіїоуюя]", "S": "[іїєюяь]"}


def compile_rules(text):
    """Return one expression for all pieces, and what each of them becomes."""
    pairs = [rule.split("=") if "(?<=" not in rule and "(?=" not in rule
             else rule.rsplit("=", 1) for rule in f"{text} {ALIKE}".split()]
    pieces = [re.sub("[CVS]", lambda name: CLASSES[name[0]], piece) for piece, _ in pairs]
    found = re.compile("|".join(f"({piece})" for piece in pieces), re.IGNORECASE)
    return found, [latin for _, latin in pairs]


COMPILED = {language: compile_rules(text) for language, text in RULES.items()}


def transcribe(name, language):
    """Return a Ukrainian name in the letters of a language.

    Examples
    --------
    >>> [transcribe("Вишневе", language) for language in RULES]
    ['Wyszniewe', 'Wyschnewe', 'Vîșneve', 'Vyšneve', 'Visneve']
    """
    found, become = COMPILED[language]

    def write(piece):
        latin = become[piece.lastindex - 1]
        return latin[:1].upper() + latin[1:] if piece[0][0].isupper() else latin

    return found.sub(write, name)

"""Prints src/countries/world.tsv: every place that the wasm does not hold itself.

npm pack cldr-localenames-full@48.2.0 && tar xzf cldr-localenames-full-48.2.0.tgz
python3 xtask/places/world.py package/main > src/countries/world.tsv

Sources and licences: src/countries/SOURCES.md.
"""
import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
M49 = HERE / "../../tests/data/samples/unsd-m49-semicolon.csv"
# In src/countries/core.rs; the last is no country of ISO 3166.
COMPILED = "BLZ CRI SLV GTM HND NIC PAN".split()
# ISO 3166 has Taiwan with the number 158 and M49 does not; Kosovo is in neither and in most agencies' files. Sark is
# in M49 and has no ISO code.
BESIDE_M49 = [("TWN", "TW", 158), ("XKX", "XK", 0)]
# The names of an M49 list are formal; a chart says these instead, from CLDR.
FORMAL = re.compile(r"\(|Special Administrative|Great Britain|^United States of|People's|^Republic of|Republic of Tanzania"
                    r"|Russian Federation|Syrian Arab|^Viet Nam|Darussalam|Holy See")
# CLDR's longer form, or one that no agency writes.
OWN_ENGLISH = {"HKG": "Hong Kong", "MAC": "Macao", "MAF": "Saint Martin (French part)", "SXM": "Sint Maarten",
               "NLD": "Netherlands", "FSM": "Micronesia (Federated States of)", "BES": "Bonaire, Sint Eustatius and Saba"}
OWN_SPANISH = {"HKG": "Hong Kong", "MAC": "Macao", "PSE": "Palestina", "FSM": "Micronesia (Estados Federados de)",
               "MAF": "San Martín (parte francesa)", "SXM": "San Martín (parte neerlandesa)"}
# Of two places, or of one of them by one agency only: no key of any.
SHARED = {"micronesia", "san martin", "saint martin", "st martin"}


def fold(text):
    """As `fold` of src/countries/fold.rs, for the letters that these names have."""
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^0-9a-z&]+", " ", text).split())


def variants(name):
    yield name
    if " & " in name:
        yield name.replace(" & ", " and ")
    if " and " in name:
        yield name.replace(" and ", " & ")


def saints(name):
    yield name
    if name.startswith("St. "):
        yield "Saint " + name[4:]
    if name.startswith("Saint "):
        yield "St. " + name[6:]


def names_of(language, folder):
    path = Path(folder) / language / "territories.json"
    return json.loads(path.read_text())["main"][language]["localeDisplayNames"]["territories"]


def table(name):
    for line in (HERE / name).read_text().splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def countries(folder):
    cldr = {language: names_of(language, folder) for language in ("en", "es", "es-419")}
    rows = [r for r in csv.DictReader(M49.open(encoding="utf-8-sig"), delimiter=";") if r["ISO-alpha3 Code"]]
    m49 = [(r["ISO-alpha3 Code"], r["ISO-alpha2 Code"], int(r["M49 Code"]), r["Country or Area"]) for r in rows]
    beside = [(iso3, iso2, number, cldr["en"][iso2]) for iso3, iso2, number in BESIDE_M49]
    aliases = {code: names.split("|") for code, names in table("aliases.tsv")}
    for iso3, iso2, number, formal in sorted(m49 + beside):
        if iso3 in COMPILED:
            continue
        plain = cldr["en"][iso2]
        english = OWN_ENGLISH.get(iso3) or (plain if FORMAL.search(formal) else formal)
        spanish = OWN_SPANISH.get(iso3) or cldr["es"][iso2]
        names = [formal, plain] + aliases.pop(iso3, [])
        for language in cldr.values():
            names += [name for key, name in language.items()
                      if key == iso2 or (key.startswith(iso2 + "-alt-") and key not in ("GB-alt-short", "IO-alt-chagos"))]
        yield iso3, iso2, number, english, spanish, names
    assert not aliases, aliases


def regions():
    for code, number, english, spanish, others in table("regions.tsv"):
        yield code, "", int(number), english, spanish, others.split("|")


def main(folder):
    owner = {}
    for iso3, iso2, number, english, spanish, names in [*countries(folder), *regions()]:
        keys = []
        named = [fold(form) for name in names for v in variants(name) for form in saints(v)]
        for key in [fold(iso3), fold(iso2), fold(english), fold(spanish)] + named:
            if key and not key.isdigit() and key not in SHARED and key not in keys:
                assert owner.setdefault(key, iso3) == iso3, f"{key} names {owner[key]} and {iso3}"
                keys.append(key)
        english, spanish = english.replace("’", "'"), spanish.replace("’", "'")
        print(iso3, iso2, number, english, spanish, "|".join(keys), sep="\t")


main(*sys.argv[1:])

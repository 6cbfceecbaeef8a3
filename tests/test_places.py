"""The gazetteer: what is in ``ontology/places.ttl``, and what it answers."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from diemcau.errors import LexiconError
from diemcau.lexicon.places import Gazetteer, Locality

FILE = Path(__file__).parents[1] / "ontology" / "places.ttl"
PLACE = "https://w3id.org/diemcau/place/"
GAZETTEER = Gazetteer.load(FILE)
ALL = tuple(GAZETTEER)

BEFORE_MERGER, AFTER_MERGER = date(2024, 6, 1), date(2025, 7, 2)
MERGED = "2025-07-01"

# Nghị quyết 202/2025/QH15, Điều 1: what each new unit was made of
MERGERS = {
    "An Giang": {"An Giang", "Kiên Giang"},
    "Bắc Ninh": {"Bắc Giang", "Bắc Ninh"},
    "Cà Mau": {"Bạc Liêu", "Cà Mau"},
    "Cần Thơ": {"Cần Thơ", "Hậu Giang", "Sóc Trăng"},
    "Gia Lai": {"Bình Định", "Gia Lai"},
    "Hưng Yên": {"Hưng Yên", "Thái Bình"},
    "Hải Phòng": {"Hải Dương", "Hải Phòng"},
    "Hồ Chí Minh": {"Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"},
    "Khánh Hòa": {"Khánh Hòa", "Ninh Thuận"},
    "Lào Cai": {"Lào Cai", "Yên Bái"},
    "Lâm Đồng": {"Bình Thuận", "Lâm Đồng", "Đắk Nông"},
    "Ninh Bình": {"Hà Nam", "Nam Định", "Ninh Bình"},
    "Phú Thọ": {"Hòa Bình", "Phú Thọ", "Vĩnh Phúc"},
    "Quảng Ngãi": {"Kon Tum", "Quảng Ngãi"},
    "Quảng Trị": {"Quảng Bình", "Quảng Trị"},
    "Thái Nguyên": {"Bắc Kạn", "Thái Nguyên"},
    "Tuyên Quang": {"Hà Giang", "Tuyên Quang"},
    "Tây Ninh": {"Long An", "Tây Ninh"},
    "Vĩnh Long": {"Bến Tre", "Trà Vinh", "Vĩnh Long"},
    "Đà Nẵng": {"Quảng Nam", "Đà Nẵng"},
    "Đắk Lắk": {"Phú Yên", "Đắk Lắk"},
    "Đồng Nai": {"Bình Phước", "Đồng Nai"},
    "Đồng Tháp": {"Tiền Giang", "Đồng Tháp"},
}
UNMERGED = {
    "Cao Bằng",
    "Hà Nội",
    "Hà Tĩnh",
    "Huế",
    "Lai Châu",
    "Lạng Sơn",
    "Nghệ An",
    "Quảng Ninh",
    "Sơn La",
    "Thanh Hóa",
    "Điện Biên",
}


def at(path: str) -> Locality:
    found = GAZETTEER.get(PLACE + path)
    assert found is not None, path
    return found


def on(day: date, level: str = "tỉnh") -> list[Locality]:
    return [p for p in ALL if p.level == level and p.valid(day)]


def paths(found: tuple[Locality, ...]) -> list[str]:
    return [p.iri.removeprefix(PLACE) for p in found]


# ---- the provinces -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (date(2004, 7, 1), 63, 5),
        (BEFORE_MERGER, 63, 5),
        (date(2024, 12, 31), 63, 5),
        (date(2025, 1, 1), 63, 6),
        (date(2025, 6, 30), 63, 6),
        (date(2025, 7, 1), 34, 6),
        (AFTER_MERGER, 34, 6),
        (date(2026, 4, 30), 34, 7),
        (date(2026, 9, 19), 34, 7),
        (date(2026, 9, 20), 34, 8),
    ],
)
def test_how_many_provinces_and_centrally_run_cities_there_were(day: date, provinces: int, cities: int) -> None:
    there = on(day)
    assert len(there) == provinces
    assert len({p.name for p in there}) == provinces
    assert sum(p.kind == "thành phố trực thuộc trung ương" for p in there) == cities


def test_what_the_new_provinces_were_made_of() -> None:
    made: dict[str, set[str]] = {}
    for p in on(date(2025, 6, 30)):
        made.setdefault(GAZETTEER.as_of(p, AFTER_MERGER).name, set()).add(p.name)
    assert {name: old for name, old in made.items() if len(old) > 1} == MERGERS
    assert {name for name, old in made.items() if len(old) == 1} == UNMERGED


def test_a_province_that_was_not_merged_keeps_one_iri() -> None:
    assert {p.name for p in on(date(2025, 6, 30)) if p.valid(AFTER_MERGER)} == UNMERGED


def test_the_line_from_thua_thien_hue_to_hue() -> None:
    old, new = at("tinh/thua-thien-hue"), at("tinh/hue")
    assert (old.valid_until, old.kind, old.successor) == (date(2025, 1, 1), "tỉnh", new.iri)
    assert (new.valid_from, new.kind, new.valid_until) == (date(2025, 1, 1), "thành phố trực thuộc trung ương", None)
    assert "Nghị quyết 175/2024/QH15" in new.decrees


@pytest.mark.parametrize(
    ("old", "day", "new"),
    [
        ("tinh/yen-bai", date(2025, 7, 1), "tinh/lao-cai-2025"),
        ("tinh/yen-bai", date(2025, 6, 30), "tinh/yen-bai"),
        ("tinh/binh-phuoc", date(2026, 4, 29), "tinh/dong-nai-2025"),
        ("tinh/binh-phuoc", date(2026, 4, 30), "tinh/dong-nai-2026"),
        ("tinh/bac-giang", date(2026, 9, 20), "tinh/bac-ninh-2026"),
        ("tinh/ha-noi", date(2026, 9, 20), "tinh/ha-noi"),
    ],
)
def test_a_province_followed_to_a_day(old: str, day: date, new: str) -> None:
    assert GAZETTEER.as_of(at(old), day) == at(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tinh/bac-giang", "tinh/bac-ninh-2026"),
        ("tinh/lao-cai", "tinh/lao-cai-2025"),
        ("tinh/thua-thien-hue", "tinh/hue"),
        ("tinh/cao-bang", "tinh/cao-bang"),
        ("huyen/ho-chi-minh/quan-9", "huyen/ho-chi-minh/thu-duc-tp"),
        ("huyen/thua-thien-hue/nam-dong", "huyen/hue/phu-loc"),
        ("huyen/thanh-hoa/quang-xuong", "huyen/thanh-hoa/quang-xuong"),
    ],
)
def test_a_locality_as_of_today(old: str, new: str) -> None:
    assert GAZETTEER.today(at(old)) == at(new)


# ---- time ----------------------------------------------------------------------------------------------------------


def test_a_successor_is_there_on_the_day_on_which_the_old_one_ends() -> None:
    for p in ALL:
        if p.successor:
            new = GAZETTEER.get(p.successor)
            assert new is not None
            assert p.valid_until is not None
            assert new.valid(p.valid_until), p.iri
            assert new.level == p.level
            if p.level == "tỉnh":  # a province begins anew; a district may also be taken in by one that exists
                assert new.valid_from == p.valid_until


def test_no_province_ends_without_a_successor_and_none_begins_from_nothing() -> None:
    provinces = [p for p in ALL if p.level == "tỉnh"]
    assert [p.iri for p in provinces if (p.valid_until is None) != (p.successor is None)] == []
    begun = {p.iri for p in provinces if p.valid_from and p.valid_from > date(2004, 1, 1)}
    assert begun == {p.successor for p in provinces if p.successor}


def test_the_district_level_ended_on_the_first_of_july_2025() -> None:
    assert {p.valid_until for p in on(date(2025, 6, 30), "huyện")} == {date(2025, 7, 1)}
    assert all("Nghị quyết 203/2025/QH15" in p.decrees for p in on(date(2025, 6, 30), "huyện"))
    assert on(date(2025, 7, 1), "huyện") == []


# The totals that were given out at the time: 713 districts before the mergers of 2020, 705 after them, 696 since 2025.
@pytest.mark.parametrize(
    ("day", "districts"),
    [
        (date(2019, 12, 31), 713),
        (date(2021, 1, 1), 705),
        (BEFORE_MERGER, 705),
        (date(2025, 1, 1), 696),
        (date(2025, 6, 30), 696),
    ],
)
def test_how_many_districts_there_were(day: date, districts: int) -> None:
    assert len(on(day, "huyện")) == districts


def test_every_district_has_a_province_on_every_day_of_its_life() -> None:
    changes = sorted(
        {d for p in ALL for d in (p.valid_from, p.valid_until) if d} | {date(2004, 7, 1), date(2008, 8, 1)}
    )
    for p in ALL:
        if p.level == "huyện":
            assert p.valid_until is not None
            days = [p.valid_until - timedelta(days=1), *(d for d in changes if d >= date(2004, 1, 1) and p.valid(d))]
            for day in days:
                province = GAZETTEER.container(p, day)
                assert province is not None, (p.iri, day)
                assert province.level == "tỉnh"
                assert province.valid(day)


@pytest.mark.parametrize(
    ("district", "day", "province"),
    [
        ("huyen/hue/phu-vang", date(2024, 6, 1), "tinh/thua-thien-hue"),
        ("huyen/hue/phu-vang", date(2025, 6, 1), "tinh/hue"),
        ("huyen/yen-bai/van-yen", date(2025, 6, 1), "tinh/yen-bai"),
        ("huyen/yen-bai/van-yen", date(2025, 8, 1), "tinh/lao-cai-2025"),
    ],
)
def test_the_province_of_a_district_on_a_day(district: str, day: date, province: str) -> None:
    assert GAZETTEER.container(at(district), day) == at(province)


# ---- codes ---------------------------------------------------------------------------------------------------------


def by_code(scheme: str, code: str) -> set[str]:
    return {p.name for p in ALL if (scheme, code) in p.codes}


@pytest.mark.parametrize(
    ("code", "before", "since"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_a_reused_code_means_another_province(code: str, before: str, since: str) -> None:
    assert (by_code("gso-2004", code), by_code("nso-2025", code)) == ({before}, {since})


def test_no_other_code_changed_its_meaning() -> None:
    kept = {c for p in ALL for scheme, c in p.codes if scheme == "nso-2025"} - {
        "15",
        "24",
        "44",
        "52",
        "80",
        "82",
        "91",
    }
    assert len(kept) == 27
    assert [c for c in kept if not by_code("nso-2025", c) <= by_code("gso-2004", c)] == []


def test_every_province_and_district_has_the_codes_of_its_time() -> None:
    for p in ALL:
        if p.level in {"tỉnh", "huyện"}:
            schemes = {scheme for scheme, _ in p.codes}
            gso, nso = (
                p.valid(date(2025, 6, 30)) or not p.valid_from,
                p.level == "tỉnh" and p.valid_until != date(2025, 7, 1),
            )
            assert ("gso-2004" in schemes) >= gso, p.iri
            assert ("nso-2025" in schemes) == (nso and p.iri != PLACE + "tinh/thua-thien-hue"), p.iri
            width = {"tỉnh": 2, "huyện": 3}[p.level]
            assert all(len(code) == width and code.isdigit() for _, code in p.codes), p.iri


def test_a_code_of_one_scheme_means_one_unit_a_day() -> None:
    for day in (BEFORE_MERGER, date(2025, 6, 30)):
        codes = [c for p in ALL if p.valid(day) for c in p.codes if c[0] != "nso-2025"]
        assert len(codes) == len(set(codes))


def test_districts_stand_in_the_order_of_their_provinces_codes() -> None:
    """District codes rise with province codes; what was moved between provinces later kept its own."""
    moved = {"Mê Linh": "250"}  # from Vĩnh Phúc to Hà Nội, 2008
    span: dict[str, list[int]] = {}
    for p in ALL:
        if p.level == "huyện" and p.name not in moved and p.within and "ha-noi" not in p.within:
            span.setdefault(GAZETTEER._by_iri[p.within].codes[0][1], []).append(int(p.codes[0][1]))
    ranges = [(min(span[c]), max(span[c])) for c in sorted(span)]
    assert all(last < first for (_, last), (first, _) in itertools.pairwise(ranges))


# ---- the file ------------------------------------------------------------------------------------------------------


def test_the_file_is_sorted_and_plain() -> None:
    text = FILE.read_text("utf-8")
    head, body = text.split("\n<place-code-scheme/", 1)
    prefixes = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", head, re.MULTILINE))
    base = re.findall(r"^@base <(.*)> \.$", head, re.MULTILINE)[0]
    subjects = re.findall(r"^(?:<([^>]+)>|(\w+):(\w+)) a ", "<place-code-scheme/" + body, re.MULTILINE)
    iris = [base + path if path else prefixes[prefix] + local for path, prefix, local in subjects]
    assert iris == sorted(iris)
    assert len(iris) == len(set(iris))
    assert len([i for i in iris if i.startswith(PLACE)]) == len(ALL)
    assert "_:" not in body
    assert "[" not in body
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith(" .\n")


def test_iris_are_plain_and_never_a_code() -> None:
    shape = re.compile(r"(quoc-gia|khu-vuc|tinh)/[a-z][a-z0-9-]*|huyen/[a-z-]+/[a-z][a-z0-9-]*")
    assert [p.iri for p in ALL if not shape.fullmatch(p.iri.removeprefix(PLACE))] == []


def test_a_district_stands_under_the_slug_of_its_province() -> None:
    for p in ALL:
        if p.level == "huyện":
            assert p.within == PLACE + "tinh/" + p.iri.removeprefix(PLACE).split("/")[1]


# ---- lookup --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("Quảng Xương", ["huyen/thanh-hoa/quang-xuong"]),
        ("QUẢNG  XƯƠNG", ["huyen/thanh-hoa/quang-xuong"]),
        ("Lào Cai", ["tinh/lao-cai", "tinh/lao-cai-2025", "huyen/lao-cai/lao-cai"]),
        ("Việt Nam", ["quoc-gia/viet-nam"]),
        ("ASEAN", ["khu-vuc/asean"]),
        ("châu Á – Thái Bình Dương", ["khu-vuc/chau-a-thai-binh-duong"]),
        ("ĐBSCL", ["khu-vuc/dong-bang-song-cuu-long"]),
        ("Mỹ", ["quoc-gia/hoa-ky"]),
        ("TP.HCM", ["tinh/ho-chi-minh", "tinh/ho-chi-minh-2025"]),
        ("TP Hồ Chí Minh", ["tinh/ho-chi-minh", "tinh/ho-chi-minh-2025"]),
        ("BRVT", ["tinh/ba-ria-vung-tau"]),
        ("Bà Rịa–Vũng Tàu", ["tinh/ba-ria-vung-tau"]),
        ("TT-Huế", ["tinh/thua-thien-hue"]),
        ("Thừa Thiên – Huế", ["tinh/thua-thien-hue"]),
        ("Hoà Bình", ["tinh/hoa-binh", "huyen/bac-lieu/hoa-binh", "huyen/hoa-binh/hoa-binh"]),
        ("Đăk Lăk", ["tinh/dak-lak", "tinh/dak-lak-2025"]),
        ("Vị Thuỷ", ["huyen/hau-giang/vi-thuy"]),
        ("Sapa", ["huyen/lao-cai/sa-pa"]),
        ("M’Đrăk", ["huyen/dak-lak/mdrak"]),
        ("Cao Lãnh", ["huyen/dong-thap/cao-lanh-h", "huyen/dong-thap/cao-lanh-tp"]),
        ("Quận 1", ["huyen/ho-chi-minh/quan-1"]),
        ("Q.1", ["huyen/ho-chi-minh/quan-1"]),
        ("Thượng Hải", []),
        ("Quảng", []),
        ("", []),
    ],
)
def test_what_a_form_can_name(form: str, found: list[str]) -> None:
    assert paths(GAZETTEER.lookup(form)) == found


def test_lookup_by_level_day_and_province() -> None:
    hoa_binh = GAZETTEER.lookup("Hòa Bình", level="huyện", within=PLACE + "tinh/bac-lieu")
    assert paths(hoa_binh) == ["huyen/bac-lieu/hoa-binh"]
    assert paths(GAZETTEER.lookup("Lào Cai", level="tỉnh", on=BEFORE_MERGER)) == ["tinh/lao-cai"]
    assert paths(GAZETTEER.lookup("Lào Cai", on=AFTER_MERGER)) == ["tinh/lao-cai-2025"]
    assert paths(GAZETTEER.lookup("Yên Bái", on=AFTER_MERGER)) == []
    assert paths(GAZETTEER.lookup("Huế", on=BEFORE_MERGER)) == ["huyen/thua-thien-hue/hue"]
    assert paths(GAZETTEER.lookup("Châu Thành", within=PLACE + "tinh/an-giang")) == ["huyen/an-giang/chau-thanh"]
    assert len(GAZETTEER.lookup("Châu Thành", on=BEFORE_MERGER)) == 10


@pytest.mark.parametrize(
    ("district", "unit", "belongs"),
    [
        ("Phú Vang", "tinh/thua-thien-hue", True),
        ("Phú Vang", "tinh/hue", True),
        ("Nam Đông", "tinh/hue", True),
        ("Văn Yên", "tinh/yen-bai", True),
        ("Văn Yên", "tinh/lao-cai-2025", True),
        ("Văn Yên", "tinh/lao-cai", False),
        ("Văn Yên", "tinh/phu-tho", False),
    ],
)
def test_within_follows_the_life_of_the_province(district: str, unit: str, belongs: bool) -> None:
    assert bool(GAZETTEER.lookup(district, within=PLACE + unit)) is belongs


@pytest.mark.parametrize(
    ("form", "strong"),
    [
        ("Lào Cai", True),  # the province; the city of that name needs 'TP'
        ("Hòa Bình", True),  # the province
        ("Huế", True),
        ("Quảng Ninh", True),  # the province, not the district in Quảng Bình
        ("TP.HCM", True),
        ("Hồ Chí Minh", False),  # a person
        ("Quảng Xương", True),
        ("Sa Pa", True),
        ("Quận 1", True),
        ("Thủ Đức", True),  # the former quận and the city that took it in: one line
        ("Châu Thành", False),  # ten districts
        ("Tân Phú", False),  # two districts
        ("Cao Lãnh", False),  # city and district
        ("Thanh Hà", False),  # a person's name
        ("Văn Giang", False),  # of 'Nguyễn Văn Giang'
        ("Thống Nhất", False),  # unity
        ("Ngô Quyền", False),  # a hero
        ("Mỹ", False),
        ("Hoa Kỳ", True),
        ("Đông Nam Á", True),
        ("Tây Bắc", False),  # north-west
        ("Không Có", False),
    ],
)
def test_which_names_may_stand_without_their_kind(form: str, strong: bool) -> None:
    assert GAZETTEER.bare_ok(form) is strong


def test_a_district_that_bears_its_provinces_name_does_not_own_it() -> None:
    assert at("tinh/lao-cai").bare_ok
    assert not at("huyen/lao-cai/lao-cai").bare_ok
    assert not at("huyen/quang-binh/quang-ninh").bare_ok


def test_every_name_leads_back() -> None:
    names = GAZETTEER.names()
    assert list(names) == sorted(set(names))
    assert {form for p in ALL for form in p.forms} == set(names)
    assert [n for n in names if not GAZETTEER.lookup(n)] == []


# ---- bad files -----------------------------------------------------------------------------------------------------

HEAD = """@base <https://w3id.org/diemcau/> .
@prefix dmc: <https://w3id.org/diemcau/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
UNIT = '<place/a> a dmc:Locality ; rdfs:label "A"@vi ; dmc:level "tỉnh" ; dmc:kind "tỉnh" '
NEXT = '.\n<place/b> a dmc:Locality ; rdfs:label "B"@vi ; dmc:level "tỉnh" ; dmc:kind "tỉnh" '


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("<place/a> a dmc:Locality ;", "not Turtle"),
        ('<place/a> a dmc:Locality ; rdfs:label "A"@vi .', "expected an rdfs:label, a dmc:level and a dmc:kind"),
        (UNIT.replace('level "tỉnh"', 'level "phủ"') + ".", "dmc:level is 'phủ', expected one of"),
        (UNIT + '; rdfs:label "AA"@vi .', "has 2 values, expected one"),
        (UNIT + "; dmc:within <place/b> .", "refers to https://w3id.org/diemcau/place/b, which is no locality"),
        (UNIT + '; dmc:validFrom "2025-13-01" .', "dmc:validFrom is '2025-13-01', expected a day"),
        (UNIT + '; dmc:validFrom "2025-07-01" ; dmc:validUntil "2025-07-01" .', "begins on 2025-07-01 but ends on"),
        (UNIT + "; dmc:successor <place/b> " + NEXT + ".", "has a successor but no dmc:validUntil"),
        (UNIT + '; dmc:weakLabel "B"@vi .', "dmc:weakLabel ['B'] is none of its labels"),
        (UNIT + "; dmc:code <c/10> .", "its code https://w3id.org/diemcau/c/10 lacks skos:notation"),
        (UNIT + '; dmc:code <c/10> . <c/10> skos:notation "10" .', "or a skos:inScheme that the file defines"),
        (UNIT + "; dmc:code [] .", "blank nodes are not expected"),
        (
            UNIT + '; dmc:validUntil "2025-01-01" ; dmc:successor <place/b> ' + NEXT
            + '; dmc:validUntil "2025-02-01" ; dmc:successor <place/a> .',
            "its successors run in a circle",
        ),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_and_says_why(turtle: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(complaint)):
        Gazetteer.load((HEAD + turtle).encode())

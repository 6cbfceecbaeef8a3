"""A made-up archive of meeting news in the order of time: as much of it as is asked for, the same every time.

What real archives are like decides how linking grows, so it is said here in numbers. Five articles come in a day. A
quarter of them are reports of national meetings, each told by three to a hundred articles that share its figures; the
Prime Minister chairs most of these and is named in a fifth of all articles. The others tell of meetings of one of the
provinces or of its districts, by one to three articles, or of no meeting. A province has seven officials, a district
three; they change after three years; a third have names that thousands bear. Figures are series by month, of the nation
or of a province, in two wordings, exact or rounded, some with their change since the end of the year before.

The hostile archive names the same five people in every article and tells figures of the whole nation for one day: no
archive is like that, but nothing may break down on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple, TypeVar

from diemcau.text.document import Document, plain_document

A_DAY = 5  # articles
FIRST_DAY = date(2019, 1, 7)
TERM = timedelta(days=1100)  # that an official stays
# Of a thousand happenings so many are national meetings, meetings of a province, of a district; the rest are none.
NATIONAL, PROVINCIAL, LOCAL = 34, 430, 360
REPORTS = (3, 4, 5, 6, 8, 10, 12, 16, 24, 60, 100)  # of a national meeting

PROVINCES = (
    "An Giang", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh", "Bến Tre", "Bình Định", "Bình Dương", "Bình Phước",
    "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai",
    "Hà Giang", "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang", "Hòa Bình", "Hưng Yên", "Khánh Hòa", "Kiên Giang",
    "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Long An", "Nam Định", "Nghệ An", "Ninh Bình",
    "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị",
    "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang",
    "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
DISTRICTS = ("Tân Phú", "Hòa Sơn", "Phong Hải", "Long Sơn", "Bình Minh", "Tam Hiệp", "Vĩnh Tân", "Đông Thạnh")
OFFICES = (
    "Chủ tịch UBND tỉnh", "Bí thư Tỉnh ủy", "Phó Chủ tịch UBND tỉnh", "Giám đốc Công an tỉnh",
    "Giám đốc Sở Thông tin và Truyền thông", "Chánh Văn phòng UBND tỉnh", "Phó Bí thư Thường trực Tỉnh ủy",
)  # fmt: skip
LOCAL_OFFICES = ("Chủ tịch UBND huyện", "Bí thư Huyện ủy", "Phó Chủ tịch UBND huyện")
MINISTERS = ("Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Nội vụ", "Bộ trưởng Bộ Tài chính")
PROGRAMMES = ("chuyển đổi số quốc gia", "thực hiện Đề án 06", "cải cách hành chính", "xây dựng nông thôn mới")
_NAMES = (
    "Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương",
    "Văn Văn Thị Thị Đức Minh Quốc Xuân Ngọc Hữu Thanh Đình",
    "An Bình Châu Cường Dũng Đông Giang Hà Hải Hiếu Hòa Hùng Hương Khánh Khôi Lan Lâm Liên Long Mai Minh Nam Oanh Phúc",
)
SURNAMES, MIDDLES, GIVEN = (names.split() for names in _NAMES)
PREMIER, DEPUTY = "Thủ tướng Chính phủ Trần Quốc Bảo Minh", "Phó Thủ tướng Chính phủ Lê Hoàng Quốc Việt"


class Series(NamedTuple):
    """An indicator: two wordings, the unit, what a province has at first and what a month adds."""

    wording: str
    other: str
    unit: str
    first: int
    more: int


SERIES = tuple(
    Series(*told)
    for told in (
        ("tiếp nhận {} thủ tục hành chính", "{} thủ tục hành chính được tiếp nhận", "hồ sơ", 61_007, 3_137),
        ("kích hoạt {} định danh điện tử", "{} định danh điện tử đã được kích hoạt", "tài khoản", 310_411, 4_211),
        ("thu nhận {} định danh điện tử", "{} định danh điện tử đã thu nhận", "hồ sơ", 420_103, 5_077),
        ("thành lập {} công nghệ số cộng đồng", "{} công nghệ số cộng đồng đã ra mắt", "tổ", 1_213, 7),
        ("có {} công nghệ số", "{} công nghệ số đang hoạt động", "doanh nghiệp", 1_131, 11),
        ("cấp {} cá nhân", "{} cá nhân đã được cấp", "chữ ký số", 23_019, 613),
        ("hoàn thành {} giao thông nông thôn", "{} giao thông nông thôn đã hoàn thành", "km đường", 2_141, 23),
        ("lập {} điện tử", "{} điện tử đã được lập", "sổ sức khỏe", 270_301, 3_919),
        ("giải quyết việc làm cho {}", "{} được giải quyết việc làm", "lao động", 12_409, 977),
        ("phát triển {} băng rộng di động", "{} băng rộng di động đang hoạt động", "thuê bao", 181_021, 1_303),
        ("tỷ lệ hồ sơ trực tuyến đạt {}", "{} hồ sơ được nộp trực tuyến", "%", 312, 6),
        ("tỷ lệ giải ngân vốn đầu tư công đạt {}", "giải ngân vốn đầu tư công đạt {}", "%", 221, 5),
        ("tỷ lệ hồ sơ giải quyết đúng hạn đạt {}", "hồ sơ giải quyết đúng hạn đạt {}", "%", 461, 4),
    )
)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Happening:
    """What some articles tell of, the first of them number ``at`` of the archive."""

    number: int
    at: int
    kind: str
    place: str
    reports: int

    @property
    def day(self) -> date:
        """When it was, and when it was written of."""
        return FIRST_DAY + timedelta(days=self.at // A_DAY)

    def name(self, turn: int) -> str:
        """The name of one of the articles."""
        return f"{self.day:%Y%m%d}-{self.number:05}-{turn:03}"


def articles(count: int, *, hostile: bool = False) -> Iterator[Document]:
    """The first so many articles of the archive."""
    for happening in happenings(count):
        for turn in range(happening.reports):
            text = _hostile(happening, turn) if hostile else _article(happening, turn)
            yield plain_document(happening.name(turn), text)


def happenings(count: int) -> Iterator[Happening]:
    """What the first so many articles tell of."""
    at = number = 0
    while at < count:
        number += 1
        what, place = _drawn(1000, "what", number), _of(PROVINCES, "where", number)
        kind, reports = "none", 1
        if what < NATIONAL:
            kind, reports = "national", _of(REPORTS, "reports", number)
        elif what < NATIONAL + PROVINCIAL:
            kind, reports = "provincial", 1 + _drawn(3, "reports", number)
        elif what < NATIONAL + PROVINCIAL + LOCAL:
            kind = "local"
        yield Happening(number, at, kind, place, min(reports, count - at))
        at += reports


def _drawn(below: int, *seed: object) -> int:
    return int.from_bytes(sha256("\t".join(map(str, seed)).encode()).digest()[:6], "big") % below


def _of(choices: Sequence[_T], *seed: object) -> _T:
    return choices[_drawn(len(choices), *seed)]


# ---- articles -------------------------------------------------------------------------------------------------------


def _article(happening: Happening, turn: int) -> str:
    make = {"national": _national, "provincial": _provincial, "local": _local, "none": _none}[happening.kind]
    return "\n".join(make(happening, turn)) + "\n"


def _national(happening: Happening, turn: int) -> Iterator[str]:
    number, day = happening.number, happening.day
    place = PROVINCES[(_drawn(len(PROVINCES), number) + turn) % len(PROVINCES)]
    about = _of(PROGRAMMES, "about", number)
    chair = PREMIER if _drawn(3, "chair", number) else DEPUTY
    yield f"{place} dự hội nghị trực tuyến toàn quốc về {about}"
    yield f"{_when(day, number, turn)}, {chair} chủ trì Hội nghị trực tuyến toàn quốc sơ kết công tác {about}."
    yield f"Dự tại điểm cầu Trụ sở Chính phủ có {_minister(day, _drawn(3, number))}."
    others = "; ".join(f"đồng chí {_official(place, n, day)}" for n in (1 + turn % 3, 4 + turn % 3))
    yield f"Tại điểm cầu tỉnh {place}, đồng chí {_official(place, 0, day)} chủ trì. Cùng dự có {others}."
    chosen = [_drawn(len(SERIES), "told", number, n) for n in range(5)]
    yield _figures("", sorted({chosen[turn % 5], *chosen[:3]}), day, turn)
    yield _figures(place, sorted({_drawn(len(SERIES), "own", number, turn, n) for n in range(3)}), day, turn)


def _provincial(happening: Happening, turn: int) -> Iterator[str]:
    number, day, place = happening.number, happening.day, happening.place
    about = _of(PROGRAMMES, "about", number)
    yield f"UBND tỉnh {place} họp bàn về {about}"
    who = _official(place, _drawn(3, "chair", number), day)
    yield f"{_when(day, number, turn)}, UBND tỉnh {place} tổ chức hội nghị {about}. Đồng chí {who} chủ trì hội nghị."
    yield f"Dự hội nghị có đồng chí {_official(place, 3 + turn % 4, day)}."
    if not _drawn(9, "premier", number):
        yield f"Hội nghị nghe quán triệt ý kiến của {PREMIER}."
    yield _figures(place, sorted({_drawn(len(SERIES), "own", number, n) for n in range(5)}), day, turn)


def _local(happening: Happening, turn: int) -> Iterator[str]:
    number, day, place = happening.number, happening.day, happening.place
    district = _of(DISTRICTS, "district", number)
    name = f"{district}, tỉnh {place}"
    yield f"Huyện {district} họp bàn về {_of(PROGRAMMES, 'about', number)}"
    who = f"{_name(district, place, number % 3, _term(place, day))}, {LOCAL_OFFICES[number % 3]} {name}"
    yield f"{_when(day, number, turn)}, UBND huyện {name} tổ chức hội nghị. Đồng chí {who} chủ trì hội nghị."
    if not _drawn(14, "premier", number):
        yield f"Hội nghị nghe quán triệt ý kiến của {PREMIER}."
    yield _figures(place, sorted({_drawn(len(SERIES), "own", number, n) for n in range(3)}), day, turn)


def _none(happening: Happening, turn: int) -> Iterator[str]:
    number, day, place = happening.number, happening.day, happening.place
    yield f"Đổi thay ở {place}"
    yield f"Đồng chí {_official(place, number % len(OFFICES), day)} cho biết tỉnh tiếp tục {_of(PROGRAMMES, number)}."
    yield _figures(place, sorted({_drawn(len(SERIES), "own", number, n) for n in range(6)}), day, turn)


def _hostile(happening: Happening, turn: int) -> str:
    number = happening.at + turn
    lines = [f"Ngày {_written(happening.day)}, {PREMIER} chủ trì Hội nghị trực tuyến toàn quốc sơ kết Đề án 06."]
    for n, name in enumerate(("Nguyễn Văn Hùng", "Trần Thị Hoa", "Lê Quốc Minh", "Phạm Đức Long")):
        place = PROVINCES[(number * (n + 1)) % len(PROVINCES)]
        lines.append(f"Dự hội nghị có đồng chí {name}, {_of(OFFICES, number, n)} {place}.")
    told = (
        f"{_amount(61_007 + 13 * number + n)} {SERIES[n].unit} " + SERIES[n].wording.format("").strip()
        for n in range(4)
    )
    lines.append(f"Tính đến ngày 31/12/2018, cả nước {'; '.join(told)}.")
    return "\n".join(lines) + "\n"


# ---- words ----------------------------------------------------------------------------------------------------------


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _when(day: date, number: int, turn: int) -> str:
    """One report in ten doesn't tell the day."""
    return f"Ngày {_written(day)}" if _drawn(10, "when", number, turn) else "Sáng nay"


def _term(place: str, day: date) -> int:
    return (day - FIRST_DAY + timedelta(days=_drawn(TERM.days, "term", place))) // TERM


def _name(*seed: object) -> str:
    names = [_of(SURNAMES, "surname", *seed), _of(MIDDLES, "middle", *seed), _of(GIVEN, "given", *seed)]
    if names[1] not in {"Văn", "Thị"}:
        names.insert(2, _of(GIVEN, "second", *seed))
    return " ".join(names)


def _official(place: str, office: int, day: date) -> str:
    return f"{_name(place, office, _term(place, day))}, {OFFICES[office]} {place}"


def _minister(day: date, office: int) -> str:
    return f"{MINISTERS[office]} {_name('minister', office, _term('', day))}"


def _figures(place: str, series: Sequence[int], day: date, turn: int) -> str:
    """'Tính đến hết tháng 5/2024, toàn tỉnh An Giang …; …': what a month earlier was counted."""
    month = 12 * day.year + day.month - 2
    told = "; ".join(_figure(place, n, month, turn) for n in series)
    return f"Tính đến hết tháng {month % 12 + 1}/{month // 12}, {f'toàn tỉnh {place}' if place else 'cả nước'} {told}."


def _figure(place: str, series: int, month: int, turn: int) -> str:
    unit, since = SERIES[series].unit, 12 * (month // 12) - 1
    now, then = _value(place, series, month), _value(place, series, since)
    wording = SERIES[series].other if (turn + series) % 2 else SERIES[series].wording
    if unit == "%":
        return wording.format(f"{_tenth(now)}%")
    told = wording.format(f"{_amount(now)} {unit}" if turn % 3 else f"hơn {_amount(now - now % 100)} {unit}")
    if turn % 4 == 1:
        told += f", tăng {_amount(now - then)} {unit} so với cuối năm {since // 12}"
    return told


def _value(place: str, series: int, month: int) -> int:
    _, _, unit, first, more = SERIES[series]
    months = month - 12 * FIRST_DAY.year + 24
    if unit == "%":
        return first + more * months + _drawn(40, "rate", place, series, month)
    size = 57_000 if not place else 400 + _drawn(1200, "size", place, series)
    return (first + more * months) * size // 1000 + _drawn(7 + size // 20, "value", place, series, month)


def _amount(value: int) -> str:
    """1234567 → '1.234.567'."""
    return f"{value:,}".replace(",", ".")


def _tenth(value: int) -> str:
    return f"{value // 10},{value % 10}"

"""Which reports are of one meeting: as many that must stay apart as those that belong together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from diemcau.facts import Bound, Kind
from diemcau.resolve import meetings
from diemcau.resolve.figures import Figure
from diemcau.resolve.grounds import Ground, Link
from diemcau.resolve.likeness import is_one
from diemcau.resolve.meetings import Event, Meetings, same_meetings, with_figures
from diemcau.resolve.pins import Pin, Pins
from diemcau.resolve.reports import Report

NATIONAL = Report(
    "a/m1",
    "a",
    level="quốc gia",
    day="2025-02-10",
    types=frozenset({"hội nghị"}),
    programmes=frozenset({"Đề án 06"}),
)
DISTRICT = replace(NATIONAL, level="huyện", sites=frozenset({"Gio Linh"}), chairs=frozenset({"Trần Văn Quảng"}))
UNDATED = replace(NATIONAL, day="")


def other(report: Report, **changes: object) -> Report:
    return replace(report, id="b/m1", doc="b", **changes)  # type: ignore[arg-type]


def together(one: Report, two: Report, *figures: Figure) -> bool:
    return groups([two, one], figures) == [(one.id, two.id)]


def groups(reports: list[Report], figures: Iterable[Figure] = (), pins: tuple[Pin, ...] = ()) -> list[tuple[str, ...]]:
    found = same_meetings(with_figures(reports, figures), Pins.of(pins))
    return [event.reports + event.recalls for event in found.events]


def figure(doc: str, quote: str, value: str, unit: str, bound: Bound = Bound.EQ) -> Figure:
    return Figure(f"{doc} {quote}", doc, 0, 1, quote, Decimal(value), None, unit, bound, Kind.LEVEL, "", "", "", "")


ACCOUNTS = ("55,25 triệu tài khoản", "55250000", "tài khoản")
DOSSIERS = ("75,7 triệu hồ sơ", "75700000", "hồ sơ")
PLACES = ("63 địa phương", "63", "địa phương")
RATE = ("87,08%", "87.08", "%")


def shared(*figures: tuple[str, str, str]) -> list[Figure]:
    return [figure(doc, *each) for doc in ("a", "b") for each in figures]


def test_one_short_rate_tells_no_year_however_much_else_agrees() -> None:
    """'34,5%' comes again in some year, and the Prime Minister is in the chair again."""
    chaired, undated = (replace(r, chairs=frozenset({"Phạm Minh Chính"})) for r in (NATIONAL, other(UNDATED)))
    rate, other_rate = ("34,5%", "34.5", "%"), ("82,2%", "82.2", "%")
    assert not together(chaired, undated, *shared(rate))
    assert together(chaired, undated, *shared(rate, other_rate))
    assert together(chaired, undated, *shared(ACCOUNTS))


@pytest.mark.parametrize(
    ("day", "time", "same"),
    [
        ("2025-02-10", "2024-12-31", True),  # the half-year before the meeting
        ("2025-02-10", "2025-01", True),
        ("2025-02-10", "2024", True),
        ("2025-02-10", "2024-07/2024-12", True),
        ("2025-02-10", "", True),  # of any time
        ("2025-02-10", "2024-06-30", False),
        ("2025-02-10", "2025-07", False),  # after the meeting
        ("2025-02-10", "2019-12-31", False),
        ("", "2019-12-31", False),  # neither has a day
        ("", "2024-12-31", True),
        ("", "", True),
    ],
)
def test_who_tells_no_day_is_held_against_meetings_of_the_time_that_it_speaks_of(
    day: str, time: str, *, same: bool
) -> None:
    """'Đến hết tháng 12/2019, 55,25 triệu tài khoản' is not of a meeting of 2025, whatever the figure."""
    chaired = replace(NATIONAL, chairs=frozenset({"Phạm Minh Chính"}))
    told, undated = (figure(doc, *ACCOUNTS) for doc in "ab")
    known = [replace(told, time="2025-01-31"), replace(undated, time=time)]
    assert together(replace(chaired, day=day), other(chaired, day=""), *known) is same
    turned = [replace(told, time=time), replace(undated, time="2025-01-31")]
    assert together(replace(chaired, day=""), other(chaired, day=day), *turned) is same


def test_one_time_of_several_is_enough() -> None:
    """A plan for 2030 that was read as a level makes no report one of 2030."""
    known = [replace(told, time="2025-01-31") for told in shared(ACCOUNTS, DOSSIERS)]
    plan = replace(figure("b", "95%", "95", "%"), time="2030")
    assert together(NATIONAL, other(UNDATED), *known, plan)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL)),
        (NATIONAL, other(NATIONAL, programmes=frozenset({"Đề án 06", "chuyển đổi số quốc gia"}))),
        (NATIONAL, other(NATIONAL, period="2024")),
        (DISTRICT, other(DISTRICT)),
        (DISTRICT, other(DISTRICT, sites=frozenset())),
        (
            replace(NATIONAL, programmes=frozenset(), organisers=frozenset({"Chính phủ"})),
            other(NATIONAL, programmes=frozenset(), organisers=frozenset({"Chính phủ"})),
        ),
    ],
)
def test_one_meeting_by_its_day(one: Report, two: Report) -> None:
    assert together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL, day="2025-02-11")),
        (NATIONAL, other(NATIONAL, level="tỉnh")),
        (NATIONAL, other(NATIONAL, level="")),
        (NATIONAL, other(NATIONAL, types=frozenset({"họp báo"}))),
        (NATIONAL, other(NATIONAL, types=frozenset())),
        (NATIONAL, other(NATIONAL, programmes=frozenset({"Đề án 08"}))),
        (NATIONAL, other(NATIONAL, programmes=frozenset())),
        (DISTRICT, other(DISTRICT, sites=frozenset({"Hải Lăng"}), chairs=frozenset({"Lê Văn Lương"}))),
        (DISTRICT, other(DISTRICT, sites=frozenset(), chairs=frozenset())),
        (UNDATED, other(UNDATED)),
        (UNDATED, other(NATIONAL)),
    ],
)
def test_two_meetings(one: Report, two: Report) -> None:
    assert not together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (UNDATED, other(NATIONAL)),
        (UNDATED, other(UNDATED)),
        (UNDATED, other(UNDATED, period="2024-01/2024-06")),
        (replace(DISTRICT, day=""), other(DISTRICT)),
    ],
)
def test_one_meeting_by_its_figures(one: Report, two: Report) -> None:
    assert together(one, two, *shared(ACCOUNTS, DOSSIERS))


def test_percentages_count_for_half() -> None:
    rates = (RATE, ("62,5%", "62.5", "%"))
    assert together(UNDATED, other(UNDATED), *shared(ACCOUNTS, *rates))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NATIONAL, other(NATIONAL, day="2025-02-11")),
        (replace(UNDATED, period="2023"), other(UNDATED, period="2024")),
        (UNDATED, other(UNDATED, level="tỉnh")),
        (UNDATED, other(UNDATED, programmes=frozenset({"Đề án 08"}))),
        (replace(DISTRICT, day=""), other(DISTRICT, sites=frozenset({"Hải Lăng"}), chairs=frozenset())),
    ],
)
def test_shared_figures_do_not_outweigh_a_difference(one: Report, two: Report) -> None:
    assert not together(one, two, *shared(ACCOUNTS, DOSSIERS))


@pytest.mark.parametrize(
    "figures",
    [
        shared(ACCOUNTS),
        shared(ACCOUNTS, PLACES),
        shared(ACCOUNTS, RATE),
        shared(RATE, ("62,5%", "62.5", "%"), ("20,4%", "20.4", "%")),
        [*shared(ACCOUNTS), figure("a", *DOSSIERS), figure("b", *DOSSIERS, Bound.GT)],
        [
            figure("a", "75,7 triệu hồ sơ", "75700000", "hồ sơ"),
            figure("b", "75,7 triệu tài khoản", "75700000", "tài khoản"),
            figure("a", "55,25 triệu thẻ", "55250000", "thẻ"),
            figure("b", "55,25 triệu tài khoản", "55250000", "tài khoản"),
        ],
    ],
)
def test_too_few_figures_prove_nothing(figures: list[Figure]) -> None:
    assert not together(UNDATED, other(UNDATED), *figures)


def test_an_article_with_two_meetings_is_not_joined_by_figures() -> None:
    second = replace(UNDATED, id="a/m2")
    assert groups([UNDATED, second, other(UNDATED)], shared(ACCOUNTS, DOSSIERS)) == [("a/m1",), ("a/m2",), ("b/m1",)]


def test_an_undated_report_never_joins_two_days() -> None:
    reports = [NATIONAL, other(UNDATED), replace(NATIONAL, id="c/m1", doc="c", day="2025-03-10")]
    figures = [figure(doc, *each) for doc in ("a", "b", "c") for each in (ACCOUNTS, DOSSIERS)]
    assert groups(reports, figures) == [("a/m1", "b/m1"), ("c/m1",)]


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [replace(NATIONAL, id=f"{doc}/m1", doc=doc) for doc in "cab"]
    assert same_meetings(reports) == same_meetings(reversed(reports))
    assert groups(reports) == [("a/m1", "b/m1", "c/m1")]
    assert same_meetings([]) == Meetings((), ())


# ---- more than two ways to say it -----------------------------------------------------------------------------------

SESSION = replace(
    NATIONAL, types=frozenset({"phiên họp"}), ordinals=frozenset({"8"}), chairs=frozenset({"phạm minh chính"})
)
BY_PLACE = replace(NATIONAL, level="tỉnh", seats=frozenset({"quảng trị"}), chairs=frozenset({"hoàng xuân lộc"}))
REVIEW = replace(UNDATED, period="2024-01/2024-06", chairs=frozenset({"phạm minh chính"}))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # 'hội nghị' in one article, 'phiên họp' in the other: the chair makes up for it
        (SESSION, other(NATIONAL, chairs=SESSION.chairs)),
        # no programme in one of them
        (SESSION, other(SESSION, programmes=frozenset())),
        # the ministry and the province call one meeting theirs; both chairs are the same
        (BY_PLACE, other(BY_PLACE, level="bộ", seats=frozenset({"bộ tư pháp"}), purposes=frozenset())),
        # a meeting of two days, reported from its second
        (replace(NATIONAL, last="2025-02-11"), other(NATIONAL, day="2025-02-11")),
        # no day in one of them: the same chair reviews the same half-year
        (REVIEW, other(REVIEW, day="2024-07-10")),
        (REVIEW, other(REVIEW)),
    ],
)
def test_one_meeting_told_in_two_ways(one: Report, two: Report) -> None:
    if two.level == "bộ":
        one, two = (replace(r, purposes=frozenset({"tổng kết"}), chairs=r.chairs) for r in (one, two))
        figures = shared(ACCOUNTS)
        assert together(one, two, *figures)
    else:
        assert together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # one chair, one programme, another session
        (SESSION, other(SESSION, day="2025-04-10", ordinals=frozenset({"9"}))),
        (replace(SESSION, day=""), other(SESSION, ordinals=frozenset({"9"}))),
        # two provinces on one day, about one programme, with one guest from Hà Nội in the chair
        (BY_PLACE, other(BY_PLACE, seats=frozenset({"quảng bình"}))),
        # a meeting that prepares the conference, the day before
        (NATIONAL, other(NATIONAL, day="2025-02-09", types=frozenset({"cuộc họp"}))),
        # the same chair reviews the next half-year
        (REVIEW, other(REVIEW, period="2024-07/2024-12")),
        # the same chair of one province, the same programme, and nothing that tells when
        (replace(BY_PLACE, day=""), other(BY_PLACE)),
        # the same chair, nothing else told
        (replace(REVIEW, period=""), other(REVIEW, period="")),
    ],
)
def test_look_alikes_stay_apart(one: Report, two: Report) -> None:
    assert not together(one, two, *shared(ACCOUNTS, DOSSIERS) if one.day and two.day else ())


RIVERS = frozenset({"xả lũ", "lũ hồ", "hồ chứa"})
DATED = replace(NATIONAL, programmes=frozenset(), topics=RIVERS)
THREE_YEARS = replace(UNDATED, purposes=frozenset({"sơ kết"}), chairs=frozenset({"phạm minh chính"}), years="3")
COUNCIL = replace(
    NATIONAL,
    level="tỉnh",
    types=frozenset({"kỳ họp"}),
    programmes=frozenset(),
    organisers=frozenset({"hội đồng nhân dân tỉnh thái bình"}),
    seats=frozenset({"thái bình"}),
    ordinals=frozenset({"18"}),
)
GUESTS = frozenset({("kon tum", "lê ngọc tuấn"), ("kon tum", "y ngọc")})


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # no programme: what it is about
        (DATED, other(DATED)),
        (
            DATED,
            other(DATED, level="", topics=RIVERS | {"an toàn"}, purposes=frozenset({"triển khai"})),
        ),
        (
            replace(DATED, level="tỉnh", seats=frozenset({"hà tĩnh"})),
            other(DATED, level="tỉnh", seats=frozenset({"hà tĩnh"})),
        ),
        # 'sơ kết 3 năm thực hiện Đề án 06' comes once
        (THREE_YEARS, other(THREE_YEARS, day="2025-01-09")),
        (THREE_YEARS, other(THREE_YEARS, chairs=frozenset(), people=THREE_YEARS.chairs)),
        # one's paper calls it another kind
        (SESSION, other(SESSION, types=frozenset({"cuộc họp"}))),
        # the province's chair is said to preside at the province's bridging point, or only to have spoken
        (BY_PLACE, other(BY_PLACE, chairs=frozenset(), site_chairs=frozenset({("đông hà", "hoàng xuân lộc")}))),
        (BY_PLACE, other(BY_PLACE, chairs=frozenset(), people=BY_PLACE.chairs)),
        # the opening of a session and its end
        (COUNCIL, other(COUNCIL, day="2025-02-12")),
        # two articles from one bridging point name the same people
        (replace(SESSION, guests=GUESTS), other(SESSION, guests=GUESTS)),
    ],
)
def test_one_meeting_by_what_it_is_about_and_who_was_where(one: Report, two: Report) -> None:
    assert together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # two national conferences of one day
        (DATED, other(DATED, topics=frozenset({"nhà tạm", "xóa nhà"}))),
        # one word in common is no topic, what every other meeting is about no more
        (DATED, other(DATED, topics=frozenset({"hồ chứa", "thủy điện", "tích nước"}), types=frozenset())),
        (
            replace(DATED, topics=frozenset({"+chuyển đổi", "+đổi số"})),
            other(DATED, topics=frozenset({"+chuyển đổi", "+đổi số"})),
        ),
        # the topic alone does not tell the time
        (replace(DATED, day="", chairs=SESSION.chairs), other(DATED, chairs=SESSION.chairs)),
        # two provinces on one topic
        (replace(BY_PLACE, topics=RIVERS), other(BY_PLACE, topics=RIVERS, seats=frozenset({"quảng bình"}))),
        # three years of the programme here, one year there; three years of something
        (THREE_YEARS, other(THREE_YEARS, years="1", day="2025-01-09")),
        (replace(THREE_YEARS, programmes=frozenset()), other(THREE_YEARS, day="2025-01-09")),
        (THREE_YEARS, other(THREE_YEARS, level="tỉnh", day="2025-01-09", seats=frozenset({"hà tĩnh"}))),
        # the next session; one a week later under a number that is wrong; two bodies; no number
        (COUNCIL, other(COUNCIL, day="2025-02-12", ordinals=frozenset({"19"}))),
        (COUNCIL, other(COUNCIL, day="2025-02-17")),
        (COUNCIL, other(COUNCIL, day="2025-02-12", organisers=frozenset({"hội đồng nhân dân huyện đông hưng"}))),
        (replace(COUNCIL, ordinals=frozenset()), other(COUNCIL, day="2025-02-12", ordinals=frozenset())),
        # two articles from one bridging point name other people: another meeting under the same name
        (
            replace(REVIEW, guests=GUESTS),
            other(REVIEW, guests=frozenset({("kon tum", "nguyễn hữu tháp"), ("kon tum", "a byot")})),
        ),
    ],
)
def test_look_alikes_by_what_they_are_about_and_who_was_where(one: Report, two: Report) -> None:
    assert not together(one, two)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("18.457 ngôi nhà", "18457", "ngôi nhà"), ("18.457 căn", "18457", "căn"), True),
        (("1.845 ngôi nhà", "1845", "ngôi nhà"), ("1.845 căn", "1845", "căn"), False),
    ],
)
def test_five_digits_need_no_unit(one: tuple[str, str, str], two: tuple[str, str, str], same: bool) -> None:
    flood = replace(NATIONAL, programmes=frozenset(), level="tỉnh", seats=frozenset({"yên bái"}))
    assert together(flood, other(flood), figure("a", *one), figure("b", *two)) == same


MINISTRY = Report("a/m1", "a", level="bộ", day="2024-08-29", chairs=frozenset({"phạm ngọc thắng"}))


def test_rounded_figures_add_to_a_telling_one() -> None:
    """'trên 148 nghìn giáo viên' is '148.316 thầy cô'; two digits ('84%') say little, and nothing by themselves."""
    other_words = other(MINISTRY, level="", day="")
    schools = shared(("2.398 trường", "2398", "trường"), ("84%", "84", "%"))
    rounded = [
        figure("a", "148 nghìn giáo viên", "148000", "giáo viên", Bound.GT),
        figure("b", "148.316 thầy cô", "148316", "thầy cô"),
    ]
    assert together(MINISTRY, other_words, *schools, *rounded)
    assert not together(MINISTRY, other_words, *schools)
    assert not together(MINISTRY, other_words, *rounded)


def test_who_chairs_in_one_report_and_speaks_in_the_other() -> None:
    pm = frozenset({"phạm minh chính"})
    spoke = other(NATIONAL, types=frozenset(), people=pm)
    assert together(replace(NATIONAL, chairs=pm), spoke)
    assert not together(NATIONAL, spoke)


def test_a_plan_for_next_year_makes_no_figure_old() -> None:
    plan = replace(figure("a", "2.500 tỷ đồng", "2500000000000", "VND"), time="2025")
    now = [replace(each, time="2024") for each in shared(ACCOUNTS, DOSSIERS)]
    assert together(NATIONAL, other(UNDATED), plan, *now)
    before = [replace(each, time="2023") for each in shared(ACCOUNTS, DOSSIERS) if each.doc == "a"]
    told = [figure("a", "87,1%", "87.1", "%"), figure("a", "91,4%", "91.4", "%")]
    later = [replace(each, time="2024") for each in told]
    assert not together(NATIONAL, other(UNDATED), *later, *before, *(each for each in now if each.doc == "b"))


def test_a_period_and_one_who_chairs_here_and_speaks_there() -> None:
    here = replace(REVIEW, programmes=frozenset({"Đề án 06"}), purposes=frozenset({"sơ kết"}))
    there = other(here, chairs=frozenset(), people=REVIEW.chairs)
    assert together(here, there)
    assert not together(here, replace(there, people=frozenset({"lương tam quang"})))


# ---- rounded figures, and a day without a year -----------------------------------------------------------------------

DEPARTMENT = Report(
    "a/m1",
    "a",
    level="tỉnh",
    day="2024-07-05",
    types=frozenset({"cuộc họp"}),
    organisers=frozenset({"sở du lịch tỉnh khánh hòa"}),
    seats=frozenset({"khánh hòa"}),
)
PAPER = other(DEPARTMENT, organisers=frozenset(), seats=frozenset(), home=frozenset({"khánh hòa"}))
NO_YEAR = other(DEPARTMENT, day="", month_days=frozenset({"--07-05"}))
VISITS, INCOME = ("5.381.700 lượt", "5381700", "lượt"), ("26.415 tỷ đồng", "26415000000000", "VND")


def retold(*figures: Figure) -> list[Figure]:
    return [figure("a", *VISITS), figure("a", *INCOME), *figures]


@pytest.mark.parametrize(
    ("quote", "value", "unit", "bound", "agrees"),
    [
        ("26,4 nghìn tỷ đồng", "26400000000000", "VND", Bound.GT, True),
        ("gần 26,5 nghìn tỷ đồng", "26500000000000", "VND", Bound.LT, True),
        ("khoảng 26,4 nghìn tỷ đồng", "26400000000000", "VND", Bound.APPROX, True),
        ("gần 5,382 triệu khách", "5382000", "khách", Bound.LT, True),
        # the other side of its bound, another noun, another number, another measure, too few digits
        ("26,4 nghìn tỷ đồng", "26400000000000", "VND", Bound.LT, False),
        ("5,38 triệu khách", "5380000", "khách", Bound.EQ, False),
        ("26,5 nghìn tỷ đồng", "26500000000000", "VND", Bound.EQ, False),
        ("hơn 26,3 nghìn tỷ đồng", "26300000000000", "VND", Bound.GT, False),
        ("5,38 triệu ha", "5380000", "ha", Bound.EQ, False),
        ("gần 5,4 triệu lượt", "5400000", "lượt", Bound.LT, False),
    ],
)
def test_a_rounded_figure_tells_which_meeting_of_a_place_and_day_is_meant(
    quote: str, value: str, unit: str, bound: Bound, agrees: bool
) -> None:
    reviewed = (replace(r, purposes=frozenset({"sơ kết"})) for r in (DEPARTMENT, PAPER))
    figures = [*retold(figure("b", quote, value, unit, bound)), figure("b", "82%", "82", "%")]
    grounds = is_one(*with_figures(reviewed, figures))
    assert [g.kind for g in grounds if g.kind == "figures"] == (["figures"] if agrees else [])


def test_rounded_figures_need_the_day() -> None:
    told = retold(figure("b", *VISITS[:1], "5380000", "lượt", Bound.GT), figure("b", "26,4", "26400000000000", "VND"))
    assert together(DEPARTMENT, PAPER, *told)
    assert not together(DEPARTMENT, replace(PAPER, day="2024-07-06"), *told)
    assert not together(replace(DEPARTMENT, day=""), replace(PAPER, day=""), *told)
    assert not together(DEPARTMENT, replace(PAPER, home=frozenset({"phú yên"})), *told)


def test_what_a_place_is_only_named_for_joins_no_two_meetings_of_a_day() -> None:
    period = {"period": "2024-01/2024-06", "purposes": frozenset({"sơ kết"})}
    assert not together(replace(DEPARTMENT, **period), replace(PAPER, **period))  # type: ignore[arg-type]


def test_a_day_without_a_year_agrees_with_that_of_a_year_or_rules_it_out() -> None:
    told = retold(figure("b", "5,38 triệu lượt", "5380000", "lượt", Bound.GT))
    assert together(DEPARTMENT, NO_YEAR, *told)
    # without anything that tells the year it may be the meeting of any year
    assert not together(replace(DEPARTMENT, purposes=frozenset({"sơ kết"})), NO_YEAR)
    assert not together(DEPARTMENT, replace(NO_YEAR, month_days=frozenset({"--07-06"})), *told)
    exact = shared(VISITS, INCOME, ACCOUNTS, DOSSIERS)
    assert not together(DEPARTMENT, replace(NO_YEAR, month_days=frozenset({"--07-06"})), *exact)
    assert together(DEPARTMENT, replace(NO_YEAR, month_days=frozenset({"--07-04", "--07-05"})), *exact)
    undated = replace(DEPARTMENT, day="", month_days=NO_YEAR.month_days)
    assert together(undated, NO_YEAR, *told)
    assert not together(undated, replace(NO_YEAR, month_days=frozenset({"--07-06"})), *exact)


def test_a_ministrys_conference_is_the_countrys_where_it_holds_both() -> None:
    held = replace(NATIONAL, organisers=frozenset({"bộ y tế"}), programmes=frozenset())
    told = other(held, level="bộ", seats=frozenset({"bộ y tế"}))
    figures = [figure("a", *VISITS), figure("b", "5,38 triệu lượt", "5380000", "lượt", Bound.GT)]
    assert together(held, told, *figures)
    assert not together(held, told)
    assert not together(replace(held, organisers=frozenset({"chính phủ"})), told, *figures)


RECALL = Report("z/r1", "z", level="quốc gia", day="2025-02-10", recalled=True, types=frozenset({"hội nghị"}))


def test_a_recalled_meeting_joins_on_strong_evidence_only() -> None:
    chaired = replace(NATIONAL, chairs=frozenset({"phạm minh chính"}))
    strong = replace(RECALL, programmes=NATIONAL.programmes, chairs=chaired.chairs)
    assert groups([chaired, strong]) == [("a/m1", "z/r1")]
    assert groups([chaired, replace(strong, chairs=frozenset())]) == [("a/m1",)]
    assert groups([chaired, replace(strong, day="")]) == [("a/m1",)]
    assert groups([strong, replace(strong, id="y/r1", doc="y")]) == []


def test_a_recalled_meeting_never_brings_two_events_together() -> None:
    one = replace(NATIONAL, chairs=frozenset({"phạm minh chính"}), programmes=frozenset({"Đề án 06"}))
    two = replace(one, id="b/m1", doc="b", programmes=frozenset({"Đề án 08"}), types=frozenset({"phiên họp"}))
    both = replace(one, id="z/r1", doc="z", recalled=True, programmes=one.programmes | two.programmes)
    assert groups([one, two, both]) == [("a/m1", "z/r1"), ("b/m1",)]


# ---- names of events ------------------------------------------------------------------------------------------------


def test_an_event_is_named_by_day_level_and_seat() -> None:
    local = replace(BY_PLACE, id="c/m1", doc="c")
    assert same_meetings([NATIONAL, other(NATIONAL), local, replace(UNDATED, id="d/m1", doc="d")]).events == (
        Event(("a/m1", "b/m1"), (), "2025-02-10", "quốc gia", ""),
        Event(("c/m1",), (), "2025-02-10", "tỉnh", "quảng trị"),
        Event(("d/m1",)),
    )


def test_the_smaller_of_two_events_with_one_name_is_a_twin() -> None:
    press = replace(NATIONAL, types=frozenset({"họp báo"}))
    reports = [press, other(NATIONAL), replace(NATIONAL, id="c/m1", doc="c")]
    assert [(e.reports, e.twin) for e in same_meetings(reports).events] == [
        (("a/m1",), True),
        (("b/m1", "c/m1"), False),
    ]


# ---- decisions ------------------------------------------------------------------------------------------------------


def test_each_join_is_one_decision_with_its_grounds() -> None:
    reports = [replace(NATIONAL, id=f"{doc}/m1", doc=doc) for doc in "abc"]
    links = same_meetings(reports).links
    assert [(link.a, link.b, link.weight) for link in links] == [
        ("a/m1", "b/m1", Decimal(4)),
        ("a/m1", "c/m1", Decimal(4)),
    ]
    assert [(g.kind, g.words, str(g.weight)) for g in links[0].grounds] == [
        ("day", "2025-02-10", "2"),
        ("level", "quốc gia", "0.5"),
        ("type", "hội nghị", "0.5"),
        ("programme", "Đề án 06", "1"),
    ]


def test_pins_overrule_the_evidence() -> None:
    later = other(NATIONAL, day="2025-03-10")
    assert groups([NATIONAL, later], pins=(Pin("meeting", "a/m1", "b/m1", same=True, reason="cùng"),)) == [
        ("a/m1", "b/m1")
    ]
    assert groups([NATIONAL, other(NATIONAL)], pins=(Pin("meeting", "a/m1", "b/m1", same=False, reason="khác"),)) == [
        ("a/m1",),
        ("b/m1",),
    ]
    absent = (Pin("meeting", "a/m1", "x/m1", same=True, reason="x chưa có"),)
    assert groups([NATIONAL], pins=absent) == [("a/m1",)]


def test_a_pinned_no_holds_for_whole_events() -> None:
    reports = [replace(NATIONAL, id=f"{doc}/m1", doc=doc) for doc in "abcd"]
    no = Pin("meeting", "a/m1", "c/m1", same=False, reason="khác")
    yes = Pin("meeting", "c/m1", "d/m1", same=True, reason="cùng")
    found = same_meetings(reports, Pins.of([no, yes]))
    assert [event.reports for event in found.events] == [("a/m1", "b/m1"), ("c/m1", "d/m1")]
    assert [(link.a, link.b, link.apart) for link in found.links] == [
        ("a/m1", "b/m1", False),
        ("a/m1", "c/m1", True),
        ("c/m1", "d/m1", False),
    ]
    assert isinstance(found.links[0], Link)


def test_a_large_block_is_not_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[tuple[str, str]] = []

    def judge(a: Report, b: Report) -> tuple[Ground, ...]:
        judged.append((a.id, b.id))
        return is_one(a, b)

    monkeypatch.setattr(meetings, "is_one", judge)
    reports = [replace(NATIONAL, id=f"{n:04}/m1", doc=f"{n:04}") for n in range(300)]
    assert len(groups(reports)) == 1
    assert len(set(judged)) == meetings.BLOCK * (meetings.BLOCK - 1) // 2 + meetings.BLOCK * (300 - meetings.BLOCK)

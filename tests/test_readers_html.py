"""HTML pages: the article's text, its place in the file, and what the page says of itself."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import SourceError
from diemcau.text.document import Document
from diemcau.text.readers import Limits, Source, html
from diemcau.text.readers.dates import published_date

LEAD = "Chiều 11/7, Ủy ban nhân dân tỉnh họp trực tuyến sơ kết 6 tháng thực hiện Đề án 06."
BODY = "Đến hết tháng 6, tỷ lệ hồ sơ nộp trực tuyến của tỉnh đạt 42%, tăng 5% so với cùng kỳ năm trước."
MENU = "<nav><ul><li><a href='/'>Trang chủ</a><li><a href='/tin'>Tin trong tỉnh và các huyện, thị xã</a></ul></nav>"
FOOTER = "<footer>Cơ quan chủ quản: Ủy ban nhân dân tỉnh. Giấy phép số 12/GP-TTĐT ngày 10/7/2020 của Sở.</footer>"


def _text(page: str) -> list[str]:
    return html.parse("a", page, "a.html").text.split("\n")


def test_menus_scripts_styles_and_footers_are_left_out() -> None:
    page = f"""<html><head><title>Họp | Cổng tỉnh</title><style>p {{ color: red }}</style></head><body>{MENU}
      <script>document.write("<p>{BODY}</p>")</script>
      <h1>Tỉnh họp sơ kết</h1><p>{LEAD}</p><p>{BODY}</p><noscript>Hãy bật JavaScript</noscript>{FOOTER}</body></html>"""
    assert _text(page) == ["Tỉnh họp sơ kết", LEAD, BODY]


def test_headline_and_lead_above_the_body_belong_to_it() -> None:
    page = f"""<body><div><div class=head><h1>Tỉnh họp</h1><span>Thứ Năm, 11/7/2024 | 15:30</span>
      <h2 class=sapo>{LEAD}</h2></div><article><p>{BODY}</p><p>{BODY}</p></article></div></body>"""
    assert _text(page) == ["Tỉnh họp", LEAD, BODY, BODY]


def test_related_links_comments_and_sharing_are_left_out() -> None:
    page = f"""<article><h1>Tỉnh họp</h1><p>{LEAD}</p><p>{BODY}</p>
      <div class="social-share">Chia sẻ Facebook Zalo</div>
      <div class="tin-lien-quan"><a href=1>Hội nghị trực tuyến toàn quốc về chuyển đổi số</a></div>
      <ul><li><a href=2>Huyện vùng cao đưa dịch vụ công đến từng bản làng xa xôi</a></li></ul>
      <section id="comments"><p>Bạn đọc: Tôi thấy hội nghị này rất bổ ích cho người dân.</p></section></article>"""
    assert _text(page) == ["Tỉnh họp", LEAD, BODY]


def test_a_form_around_the_page_and_a_misleading_class_do_not_hide_it() -> None:
    page = f"<body class='has-sidebar'><form id=aspnetForm>{MENU}<div><p>{LEAD}</p><p>{BODY}</p></div></form></body>"
    assert _text(page) == [LEAD, BODY]


def test_captions_lists_and_table_rows_are_text() -> None:
    page = f"""<article><p>{LEAD}<figure><img src=x><figcaption>Đại biểu tại điểm cầu huyện</figcaption></figure>
      <ul><li>Một xã đạt chuẩn<li>Hai xã về đích</ul>
      <table><tr><th>Huyện<th>Tỷ lệ<tr><td>Mai Sơn<td>42%</table></article>"""
    assert _text(page) == [
        LEAD,
        "Đại biểu tại điểm cầu huyện",
        "Một xã đạt chuẩn",
        "Hai xã về đích",
        "Huyện | Tỷ lệ",
        "Mai Sơn | 42%",
    ]


def test_a_page_laid_out_in_tables() -> None:
    page = f"""<table><tr><td><a href=1>Trang chủ</a> | <a href=2>Giới thiệu</a></td></tr>
      <tr><td><table><tr><td><a href=3>Tin tức của huyện và các xã, thị trấn trong huyện</a></td></tr></table></td>
      <td><span>Huyện họp sơ kết</span><br><i>Ngày đăng: 11/7/2024</i><br><b>{LEAD}</b><br><br>{BODY}<br>
      <table><tr><td>Xã</td><td>Tỷ lệ</td></tr><tr><td>Mường Bú</td><td>42%</td></tr></table></td></tr>
      <tr><td>Bản quyền thuộc về huyện.</td></tr></table>"""
    document = html.parse("a", page, "a.html")
    assert document.text.split("\n") == [
        "Huyện họp sơ kết",
        "Ngày đăng: 11/7/2024",
        LEAD,
        BODY,
        "Xã | Tỷ lệ",
        "Mường Bú | 42%",
    ]
    assert document.metadata.published == "2024-07-11"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thứ Năm, 11/7/2024 | 15:30", "2024-07-11"),
        ("15:30, ngày 11-07-2024 (GMT+7)", "2024-07-11"),
        ("Cập nhật lúc 11/7/2024 08:05:10", "2024-07-11"),
        ("Chủ Nhật, 14.7.2024", "2024-07-14"),
        ("Nghị quyết ngày 11/7/2024", ""),
        ("Ngày họp 11/7/2024 tại huyện", ""),
        ("11/7", ""),
    ],
)
def test_the_day_below_the_headline_where_the_page_states_no_other(line: str, day: str) -> None:
    above = f"<div>Thứ Hai, 01/12/2025</div><h1>Tỉnh họp</h1><span>{line}</span>"
    page = f"{above}<article><p>{LEAD}</p><p>{BODY}</p></article>"
    assert html.parse("a", page, "a.html").metadata.published == day


def test_lines_broken_by_br_and_text_without_any_element() -> None:
    assert _text(f"{LEAD}<br>{BODY}<br/><br/>Hết.") == [LEAD, BODY, "Hết."]


def test_a_short_page_without_prose_gives_its_words() -> None:
    assert _text(f"<body>{MENU}<p>Họp báo</p></body>") == ["Họp báo"]


def test_quotes_are_slices_of_the_file() -> None:
    name = "<b>Tr&#7847;n&nbsp;V&#x103;n\n A</b>"
    page = f"<p>{LEAD}</p><p>&Ocirc;ng {name} d&#432; AT&T, &lt;42%&gt; &khongco; h\u1ee3p</p>"
    document = html.parse("a", page, "a.html")
    line = document.text.split("\n")[1]
    assert line == "Ông Trần Văn A dư AT&T, <42%> &khongco; hợp"
    quotes = {
        "Trần Văn A": "Tr&#7847;n&nbsp;V&#x103;n\n A",
        "Ông Trần": "&Ocirc;ng <b>Tr&#7847;n",
        "AT&T": "AT&T",
        "<42%>": "&lt;42%&gt;",
        "hợp": "hợp",
    }
    for read, written in quotes.items():
        start = document.text.index(read)
        evidence = document.evidence(start, start + len(read), "r")
        assert evidence.quote == written == page[evidence.start : evidence.end]


def test_decomposed_letters_across_entities_are_one_letter() -> None:
    document = html.parse("a", "<p>ti&ecirc;&#x301;n</p>", "a.html")
    assert document.text == "tiến"
    assert document.evidence(2, 3, "r").quote == "&ecirc;&#x301;"


def test_unclosed_and_wrongly_nested_elements() -> None:
    assert _text(f"<html><head><title>T<body><div><p>{LEAD}<p><b>{BODY}</i></div></p>") == [LEAD, BODY]
    assert _text(f"<p>{LEAD}</p><!-- quên đóng <p>{BODY}</p>")[0] == LEAD
    assert _text("<div>" * 5000 + LEAD) == [LEAD]


def test_a_declaration_that_the_parser_gives_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(self: HTMLParser, data: str) -> None:
        raise AssertionError("unknown status keyword 'x'")

    monkeypatch.setattr(HTMLParser, "feed", give_up)
    with pytest.raises(
        SourceError, match=r"^a\.html: is not HTML that can be parsed: unknown status keyword 'x' at line 1$"
    ):
        html.parse("a", "<![x[", "a.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<script>var a = 1;</script>",
        "<p>&nbsp;</p>",
        "<!-- a -->",
        "\ufeff<br>",
        "<a href='",
        "<p " * 50_000,
    ],
    ids=range(7),
)
def test_pages_without_text(page: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.html: has no text outside of markup, menus and scripts$"):
        html.parse("a", page, "a.html")


def test_a_last_tag_that_never_ends_is_dropped_and_a_sign_is_not() -> None:
    assert _text(f"<p>{LEAD}</p>Tỷ lệ 5 < 7 và <b 8") == [LEAD, "Tỷ lệ 5 < 7 và"]


def test_metadata_from_json_ld_first() -> None:
    page = f"""<head><title>Họp | Cổng</title><meta property="og:title" content="Họp ở tỉnh">
      <meta property="article:published_time" content="2024-07-10T08:00:00+07:00">
      <link rel="canonical" href="https://tinh.gov.vn/hop">
      <script type="application/ld+json">{{"@graph": [{{"@type": "Organization", "name": "X"}},
        {{"@type": ["NewsArticle"], "headline": "Tỉnh họp\\nsơ kết", "datePublished": "2024-07-10T18:30:00Z",
          "publisher": {{"@type": "Organization", "name": "Báo Tỉnh"}}}}]}}</script></head><p>{LEAD}</p>"""
    about = html.parse("a", page, "a.html").metadata
    assert (about.title, about.published, about.publisher, about.url) == (
        "Tỉnh họp sơ kết",
        "2024-07-11",
        "Báo Tỉnh",
        "https://tinh.gov.vn/hop",
    )


def test_metadata_from_the_page_where_json_ld_is_broken() -> None:
    page = f"""<script type="application/ld+json">{{"@type": "NewsArticle", </script>
      <title>Tỉnh  họp</title><meta property="og:site_name" content="Cổng tỉnh"><p>{LEAD}</p>
      <time datetime="2024-07-11T09:00+07:00">hôm qua</time><link rel=canonical href="/hop">"""
    about = html.parse("a", page, "a.html").metadata
    assert (about.title, about.published, about.publisher, about.url) == ("Tỉnh họp", "2024-07-11", "Cổng tỉnh", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-07-10", "2024-07-10"),
        ("2024-07-10T23:59:00+07:00", "2024-07-10"),
        ("2024-07-10T17:00:00Z", "2024-07-11"),
        ("2024-07-10T17:00:00.123Z", "2024-07-11"),
        ("Thứ Tư, 10/7/2024 | 15:30", "2024-07-10"),
        ("10-07-2024", "2024-07-10"),
        ("31.12.2023 08:00 (GMT+7)", "2023-12-31"),
        ("7/10/2024 3:30:00 PM", ""),
        ("31/2/2024", ""),
        ("10/7", ""),
        ("1720600000", ""),
        ("", ""),
    ],
)
def test_published_date(text: str, day: str) -> None:
    assert published_date(text) == day


def test_a_file_is_read_like_text(tmp_path: Path) -> None:
    path = tmp_path / "tin.html"
    path.write_bytes(f"\ufeff<p>{LEAD}</p>\r\n<p>{BODY}</p>".encode())
    (document,) = html.read(Source(str(path), ".html", "tin", path), Limits())
    assert isinstance(document, Document)
    assert document.source == path.read_text("utf-8")
    assert document.text == f"{LEAD}\n{BODY}"
    path.write_bytes(b"<p>H\xf4i")
    (error,) = html.read(Source(str(path), ".html", "tin", path), Limits())
    assert str(error) == f"{path}: is not UTF-8: byte 0xf4 at offset 4"


TAGS = "<p> </p> <div> </div> <nav> <b> </b> <a> </a> <br> <li> <td> <tr> <h1> <title> <script> </script> <!-- -->"
CHARACTERS = "<![x[ ]]> < > & ; / &nbsp; &ocirc; &#7879; &x &# điểm e\u0302\u0301 \ufeff \u2028 \u2003"
PIECES = st.sampled_from([*TAGS.split(), *CHARACTERS.split(), " ", "\n", "\r", "<div class='menu x'>", LEAD])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_page_evidence_is_a_slice_and_the_map_is_monotone(page: str) -> None:
    try:
        document = html.parse("a", page, "a.html")
    except SourceError:
        return
    spans = list(zip(document.offsets, document.ends, strict=True))
    assert len(spans) == len(document.text)
    assert spans == sorted(spans)
    for place, char in enumerate(document.text):
        start, end = spans[place]
        assert 0 <= start <= end <= len(page)
        if not char.isspace() and char != "|":
            evidence = document.evidence(place, place + 1, "r")
            assert page[evidence.start : evidence.end] == evidence.quote != ""


@pytest.mark.parametrize(
    ("linked", "title"),
    [
        ('{"@type": {"a": 1}, "headline": "Sai"}', "Tỉnh họp"),
        ('{"@type": null, "headline": "Sai"}', "Tỉnh họp"),
        ('{"@type": ["NewsArticle", {"a": 1}], "headline": "Họp báo"}', "Họp báo"),
        (r'{"@type": "NewsArticle", "headline": "Họp\u0000 báo \ud800"}', "Họp báo"),
    ],
)
def test_odd_metadata_is_no_reason_to_stop(linked: str, title: str) -> None:
    page = f"<title>Tỉnh họp</title><script type='application/ld+json'>{linked}</script><p>{LEAD}</p>"
    document = html.parse("a", page, "a.html")
    assert (document.metadata.title, document.text) == (title, LEAD)

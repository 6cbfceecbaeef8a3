"""Words around a figure that say what it measures, or that it leans on another one."""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words

# 'với số tiền', 'tổng giá trị', 'trị giá', 'với công suất': what the figure itself is called, right before it
NAMED = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<name>(?:tổng\s)?(?:số\s|mức\s)?(?:{words('sizes')}|chi\sphí)(?:\s(?:giao\sdịch"
    rf"|thanh\stoán|đầu\stư|hỗ\strợ|chi\strả"
    r"|thực\shiện))?)"
    r"\s*(?:(?:là|đạt|lên|tới|đến|hơn|khoảng|ước)\s*)*",
    regex.IGNORECASE,
)
# '80% kế hoạch', '104,3% chỉ tiêu giao', '63,06% dự toán năm': the share of a plan
OF_PLAN = regex.compile(
    r"^\s*(?:(?:so với|so|với|của)\s)?(?P<plan>(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán|nghị quyết"
    r"|(?-i:KH)(?!\p{L})|tổng)(?:\s(?!chỉ\b|và\b|tăng\b|giảm\b"
    r"|đề ra\b|so\b|cả\b)[\p{L}]+){0,4})",
    regex.IGNORECASE,
)
PART_OF = regex.compile(
    r"^\s(?:của\s)?(?P<whole>(?:tổng|GDP|GRDP|dân số|số|trong|vào|kim ngạch|xuất siêu|sản lượng|diện tích"
    r"|doanh thu)(?:\s\p{L}+){0,6})",
    regex.IGNORECASE,
)
# 'Tỉnh giữ vị trí số 1 về PCI': who holds which place names nothing that is measured
PARTICLE = regex.compile(r"^(?:Đã|Đang|Sẽ|Có|Còn)\s(?=\p{Ll})")  # 'Đã kiện toàn 210 tổ'
MATTER = regex.compile(
    r"(?<!\p{L})việc\s(?P<matter>(?:\p{L}+\s){2,9}?)(?:có|đã|được|đạt|ở|là|trên)\s", regex.IGNORECASE
)
STATES = frozenset(
    {
        "đạt", "là", "chiếm", "còn", "bằng", "ở", "lên", "xuống", "tới", "đến", "đóng góp", "tương đương",
        "tương ứng", "tương ứng với", "tức", "ước", "mức", ":", "tăng lên", "giảm còn", "giảm xuống",
        "dừng ở", "dừng lại ở", "bao phủ", "phủ", "cao nhất", "thu", "duy trì", "giữ nguyên",
    }
)  # fmt: skip
PARTS = frozenset({"chiếm", "đóng góp", "bằng", "tương đương", "bao phủ", "phủ", "tức"})
# heads that need no complement: '…, xuất khẩu 299 tỷ USD'
HEADLIKE = regex.compile(r"xuất|nhập|tổng|doanh|GRDP|GDP|vốn|thu |chi ", regex.IGNORECASE)
# 'tài khoản trên Cổng Dịch vụ công' after 'trên Cổng Dịch vụ công tỉnh có …': the name lost its end
CUT_PORTAL = regex.compile(r"\s?(?:(?:trên|từ|qua|tại)\s)?cổng(?:\sdịch vụ công)?$", regex.IGNORECASE)
NAMES_SYSTEM = regex.compile(r"cổng dịch vụ công|cơ sở dữ liệu", regex.IGNORECASE)
BARE_RATES = frozenset(
    {"tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tốc độ tăng trưởng", "tốc độ tăng", "mức tăng", "tốc độ phát triển"}
)
# 'nâng tổng số lên 2.870 trạm'
RAISED = regex.compile(r"(?r)(?:nâng|đưa)\stổng\ssố\s(?:lên|là|thành)\s*", regex.IGNORECASE)
OF_WHAT = regex.compile(r"^(?:tỷ trọng|tỷ lệ|giá trị|tổng)\s|\strong\s.*$")
# 'bộ, ngành đạt 62,5%, địa phương đạt 20,4% số hồ sơ': what is measured stands after the last figure
LAST = regex.compile(r"%\s(?P<what>(?:số|của|tổng)\s[^,.;%\d]+)$")
SHORT_SUBJECT = regex.compile(
    r"t[ỷỉ] |số |tổng |vốn|xuất|nhập|doanh|giải ngân|dân số|(?-i:\p{Lu}{2,}(?!\p{Ll}))", regex.IGNORECASE
)
NOUNS = frozenset({"noun", "phrase"})  # kinds of unit that count something
# 'Lê Văn Bền | phê bình', '| – Giám đốc Sở Y tế trả lời về tiến độ:', '| cũng cho biết thêm,'
SPEAKS = regex.compile(
    rf"(?:\s?[-–]\s?[^,:;]{{1,60}})?,?\s(?:(?:{words('manner')})\s)*(?:{words('telling')}|phê bình"
    rf"|gợi ý)(?:\s(?:thêm|nhanh|rõ|rằng|thực tế))*"
    r"(?!\p{L})\s?[:,]?",
    regex.IGNORECASE,
)
# 'GRDP 9 tháng'
MONTHS_OF = regex.compile(r"(?<=\p{L})\s\d{1,2}\stháng(?:\sđầu\snăm)?$", regex.IGNORECASE)
# '… cài VNeID; phong trào “Bình dân học vụ số” mở 15 lớp': after a system another thing is spoken of
NEW_SUBJECT = regex.compile(
    r"[;,]\s(?:phong trào|mô hình|tổ công nghệ|công an|toàn (?:tỉnh|huyện|xã|thành phố)|vận động|(?:chỉ|mới"
    r"|đã)\s\d)",
    regex.IGNORECASE,
)
# 'Cổng Dịch vụ công Quốc gia đã …', 'đến nay, trên Cổng …', 'Nền tảng …', read backwards from the name of a system
LEADS_CLAUSE = regex.compile(
    r"(?r)(?:^|[.;,:]\s|\()[\s\p{Pd}*•+]*(?:(?:trên|qua|tại|riêng|với|đối với|đến nay|hiện nay|hiện|hệ thống"
    r"|nền tảng|tài khoản|về)\s)*(?:[\p{L}\s]{0,34}\s)?",
    regex.IGNORECASE,
)
# 'Dư nợ tín dụng | do Ngân hàng Nhà nước tổng hợp đến 30/6'
DONE_BY = regex.compile(
    r"(?<=\p{L}\s\p{L}+)\sdo\s(?:(?-i:\p{Lu})|sở |tỉnh |huyện |ngành )[^,;]*\s(?:tổng hợp|công bố|thống kê|đánh giá"
    r"|quản lý)(?:\s.*)?$",
    regex.IGNORECASE,
)

"""Words that tell when a figure holds."""

from __future__ import annotations

import regex

from diemcau.text.anchored import in_clauses, on_pages

# 'GCI 2020', 'DTI 2023'
EDITION = regex.compile(r"\b\p{Lu}{2,6}\s((?:19|20)\d\d)\b")
# between a figure and the period that follows it at once: 'đạt 28% năm 2022', '3.500 tỷ đồng trong quý I', '41% (cuối
# năm 2022)'
AT_ONCE = regex.compile(r"\s(?:(?:vào|trong|của|ở|hồi|cho)\s)?")
OPENED = regex.compile(r"\s\(")
# between a figure and the period that ends its clause: '100% điểm lõm sóng trước ngày 31/12', '18 tỷ đồng cho hạ tầng
# số năm 2022, giảm'
LATER = regex.compile(
    r"(?:(?!\b(?:(?:kế hoạch|chỉ tiêu)(?!\strước)|chương trình|nghị quyết|dự toán|quyết định|đề án|chiến lược"
    r"|nhiệm vụ|so với|cùng kỳ"
    r"|từ|đến|của|tại hội nghị|công bố|ban hành)\b)(?:[^,;.()\d]|,\s(?=(?:phường|thị trấn|huyện|thị xã|khu phố|ấp|bản)"
    r"(?!\p{L})))){0,80}?\s?(?P<lead>trước|trong|vào|hồi)?\s(?:ngày\s)?",
    regex.IGNORECASE,
)
CLOSES = regex.compile(r"\s*[”\"]?\s*(?:[,;.…!]|$|\n)")
INDEXED = regex.compile(r"[^.;()]*(?:chỉ số|xếp hạng|bảng|PAR|DTI|PCI|PAPI)[^,.;()]*", regex.IGNORECASE)
# 'từ 76,5% (2020) lên 91,3% (2024)'
YEAR_AFTER = regex.compile(r"\s\((?:năm\s)?(?P<year>(?:19|20)\d\d)\)")
# 'doanh thu 9 tháng'
MONTHS = on_pages(
    r"(?<!(?:sau|gần|hơn|suốt|khoảng|mỗi)\s)(?<![\d.,/])0?(?P<count>\d|1[01])\stháng(?!\s(?:qua|trước|tới|năm|đầu|cuối"
    r"|liên|một))",
    regex.IGNORECASE,
)
# 'sau 3 tháng vận hành', 'sau gần 01 tháng'
# '8 tháng qua'
ELAPSED = on_pages(
    r"(?<!\p{L})sau\s(?:(?P<nearly>gần)\s|hơn\s)?0?(?P<count>\d|1[01])\stháng(?!\p{L})"
    r"|(?<![\p{L}\d.,/])0?(?P<count>[2-9]|1[01])\stháng\s(?P<past>qua)(?!\p{L})",
    regex.IGNORECASE,
)
# 'tăng từ mức 3% lên 13,5%', 'giảm từ 25 phút xuống còn 7 phút'
LEAVES = regex.compile(r"(?r)(?<!\p{L})từ\s(?:mức\s|khoảng\s|hơn\s|gần\s)?", regex.IGNORECASE)
GOES = regex.compile(
    r"\s(?:[^\d,;]{0,24}\s)?(?:(?<!trở\s)lên|xuống|còn|tới)(?:\s(?:còn|tới|đến|mức|hơn|gần))*\s*", regex.IGNORECASE
)
ARRIVES = regex.compile(r"\s(?:[^\d,;]{0,24}\s)?(?:lên|xuống|còn)(?:\s(?:còn|tới|đến|mức))*\s*", regex.IGNORECASE)
# 'Trước đó, ngày 7/10, lớp tập huấn', 'Trước đó 1 ngày (07/10), …'
# 'Khi ấy, tỷ lệ cả nước là 52,6%', behind a sentence that names a day
AT_THAT_TIME = regex.compile(r"[\s*\p{Pd}]*(?:(?:Khi|Lúc|Hồi)\s(?:ấy|đó)|(?:Vào\s)?[Tt]hời điểm (?:ấy|đó)),?\s")
BEFORE_THAT = regex.compile(r"[\s*\p{Pd}]*Trước đó(?:\s(?:một|hai|\d)\s(?:ngày|hôm|tuần))?(?!\p{L})")
# 'Dịp này, 8 tập thể và 15 cá nhân được tặng Giấy khen', '5 ngân hàng đã ký cam kết ngay tại hội nghị', 'Ngay sau lễ ra
# mắt, 45 đoàn viên đến từng nhà', 'Kỳ họp đã thông qua 9 nghị quyết'
OCCASION = on_pages(
    r"(?<!\p{L})(?:(?:nhân\s)?dịp này(?!\p{L})|ngay (?:sau|tại|trong) (?:lễ|buổi|hội nghị|hội thảo|chương trình|phiên"
    r"|kỳ họp|đại hội|sự kiện)(?!\p{L})|đại biểu (?:có mặt |dự họp )?(?:tán thành|biểu quyết|nhất trí)(?!\p{L})"
    r"|(?:kỳ họp|phiên họp|đại hội) (?:này )?(?:đã |cũng )?(?:(?:biểu quyết|xem xét),? )?(?:thông qua|bầu)(?!\p{L}))",
    regex.IGNORECASE,
)
# 'Nhân dịp này, UBND tỉnh tặng Bằng khen cho 6 tập thể'
AWARD = in_clauses(r"(?<!\p{L})(?:tặng|trao(?:\stặng)?|biểu dương|khen thưởng)(?!\sđổi)(?!\p{L})", regex.IGNORECASE)
# 'Chỉ số DTI năm 2022 của tỉnh xếp thứ 32/63', 'PAPI đạt 43,19 điểm', 'dẫn đầu là Bộ Tư pháp': ranks and scores
RANKING = on_pages(
    r"(?<!\p{L})(?:chỉ số|xếp hạng|thứ hạng|xếp thứ|đứng thứ|hạng \d|thứ \d|vị trí|dẫn đầu|đứng đầu|đứng cuối"
    r"|cuối bảng|đầu bảng|cao nhất|thấp nhất|tụt \d|(?-i:DTI|PCI|PAPI|SIPAS|PAR|PGI|EGDI|GII))(?!\p{L})",
    regex.IGNORECASE,
)
# '58 nhiệm vụ được giao năm 2024 đã hoàn thành 27 nhiệm vụ', ', mới giải ngân 39 tỷ đồng'
SO_FAR = regex.compile(
    r"(?<!\p{L})(?:đã|mới|đang|chưa|đến nay)\s(?:(?:mới|chỉ|được)\s)*(?:hoàn thành|giải ngân|thực hiện"
    r"|triển khai|xong|phân bổ)(?!\p{L})",
    regex.IGNORECASE,
)
# 'PAPI đạt 43,19 điểm', 'đứng đầu bảng xếp hạng cải cách hành chính': the indices that come out once a year
INDEX = on_pages(
    r"(?<!\p{L})(?:bảng xếp hạng|(?-i:DTI|PCI|PAPI|SIPAS|PAR INDEX|PAR Index|PGI))(?!\p{L})", regex.IGNORECASE
)
# between a count and the days in which it was made: '27.914 giao dịch nộp phí, lệ phí | từ ngày 1/1 đến 15/5/2024'
WITHIN = regex.compile(r"[^;.()\d]{0,60}")

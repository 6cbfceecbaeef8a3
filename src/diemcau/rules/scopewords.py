"""Words and patterns that tell for whom or where a figure holds."""

from __future__ import annotations

import regex

from diemcau.text.anchored import in_clauses, on_pages

# the scope that stands right before the verb of the figure: '… cả nước đạt', '; bộ, ngành đạt', 'tại các địa phương
# đạt', 'khối địa phương mới dừng ở'
STATED = in_clauses(
    r"""(?r)
    (?<! \p{L} ) (?P<scope> cả\snước | toàn\squốc | (?:các\s|khối\s)bộ,\sngành(?:,\sđịa\sphương)?
      | bộ,\sngành(?:,\sđịa\sphương)? | bộ\sngành | (?<!sách\s)(?:các\s|khối\s)?địa\sphương | (?-i:Việt\sNam)
      | nước\sta | (?<!sách\s)(?:khối\s)?cấp\s(?:tỉnh|huyện|xã) | (?:khối|các)\s(?:bộ|tỉnh|huyện|xã|sở|phường)
      | toàn\sngành | (?:khối|các)\s(?:sở,\s(?:ban,\s)?ngành|xã,\sphường(?:,\sthị\strấn)?|huyện,\sthành\sphố) )
    (?: \s(?:vẫn|đã|mới|chỉ|ước|hiện|cũng|lại|mới\schỉ|chỉ\smới|thì|tăng|là)\b )*
    (?: \strong\s\d{1,2}\stháng )?
    \s* (?: đạt | là | chiếm | dừng\s(?:lại\s)?ở | ở\smức | khoảng | còn | tăng | giảm | có\sthêm | có | mới | đứng
      | xếp | ước | vươn | giữ | : )? \s* (?: mức | tỷ\slệ | ở | được | khoảng | thêm | trên | lên | bình\squân )* \s* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
BODIES = regex.compile(
    r"^\s*(?P<scope>(?:các\s)?(?:bộ|địa phương|sở|ban|ngành|cơ quan)(?:,\s(?:bộ|cơ quan ngang bộ|ngành|địa phương"
    r"|cơ quan|sở|ban))+)(?!\p{L})",
    regex.IGNORECASE,
)
# '50% hồ sơ của bộ, ngành được giải quyết'
OF_BODIES = regex.compile(
    r"(?:\s[^\s,.;()\d]+){1,3}\s(?:của|tại)\s(?:các\s|khối\s)?(?P<scope>bộ, ngành(?:, địa phương)?|địa phương"
    r"|sở, ngành)(?!\p{L})",
    regex.IGNORECASE,
)
# 'Ở khối địa phương, giá trị trung bình đạt'
GROUP_FIRST = regex.compile(
    r"\s*(?:Ở|Tại|Với|Đối với|Trong)\s(?:khối\s|các\s)(?P<scope>bộ, ngành|địa phương|bộ|sở, ngành|huyện"
    r"|xã, phường)(?=,\s)",
    regex.IGNORECASE,
)
# 'cao hơn mức bình quân chung của cả nước (43,9%)', 'bằng một nửa đô thị (10,8%)', read backwards from the figure
COMPARED_WITH = regex.compile(
    r"(?r)(?:(?:bình quân|trung bình|mức chung|so với)(?:\s\p{L}+){0,4}|một nửa|hai phần ba|(?:cao|thấp|nhiều"
    r"|ít) hơn)\s"
    r"(?:khối\s|các\s)?(?P<scope>cả nước|toàn quốc|đô thị|nông thôn|bộ, ngành|địa phương)\s\(",
    regex.IGNORECASE,
)
AREA = regex.compile(
    r"(?:tại|ở|trong)\s(?P<scope>(?:khu vực|vùng)\s(?:đô thị|nông thôn|miền núi|đồng bằng|biên giới)|đô thị|nông thôn)",
    regex.IGNORECASE,
)
# '148 Mbps đưa Việt Nam lên vị trí thứ 19': the country among others
WORLDWIDE = regex.compile(r"\s(?:đã\s)?(?:đưa|giúp)\sViệt Nam(?!\p{L})")
# '63/63 địa phương', '11/22 bộ, ngành': a share of all that the country has
ALL = regex.compile(r"(?:địa phương|tỉnh|bộ(?!\s(?:phận|hồ|máy|thủ|sách|dữ|chỉ)))", regex.IGNORECASE)
AREA_FIRST = regex.compile(
    r"\s*(?:Ở|Tại|Trong|Khu vực)\s(?P<scope>(?:khu vực|vùng)?\s?(?:đô thị|nông thôn|miền núi|đồng bằng))\b",
    regex.IGNORECASE,
)
# 'Tỷ lệ này ở khu vực nông thôn chỉ đạt'
AREA_LAST = regex.compile(
    r"(?:tại|ở)\s(?P<scope>(?:khu vực|vùng)\s(?:đô thị|nông thôn|miền núi|đồng bằng|biên giới)|đô thị"
    r"|nông thôn)(?:\s(?:chỉ|mới|đã|là|đạt|còn"
    r"|ước|chiếm))*\s*$",
    regex.IGNORECASE,
)
COMPARING = regex.compile(r"(?:cao|thấp|nhiều|ít) hơn|so với|bình quân|trung bình|mức chung")
GENERIC = regex.compile(r"(?:bộ|địa phương|cấp)(?:,?\s(?!\p{Lu})|$)", regex.IGNORECASE)
# more cards, accounts or people than any province has
MANY = 20_000_000
HEADS = regex.compile(r"thẻ|tài khoản|người|công dân|hồ sơ|thuê bao|CCCD|căn cước|nhân khẩu", regex.IGNORECASE)
WHOLE = regex.compile(
    r"(?:tỉnh|bộ(?!\s(?:phận|hồ|máy|thủ|sách|dữ|chỉ)))(?!\p{L})", regex.IGNORECASE
)  # counted within the country only
PROVINCES = frozenset({63, 34})  # before and since 2025-07-01 (Nghị quyết 202/2025/QH15)
GROUP = regex.compile(r"^(?:các|khối) ")
# '54/63 cổng dịch vụ công cấp tỉnh'
PROVINCIAL = regex.compile(r".{0,24}cấp tỉnh")
# '148/148 xã, phường của tỉnh'
OF_THE_PROVINCE = regex.compile(r"\s(?:của|trong|toàn|trên địa bàn)\stỉnh(?!\s\p{Lu}|\p{L})")
PROVINCE = in_clauses(r"(?:toàn|cả|của)\stỉnh(?!\s\p{Lu})")
# a place that is only part of the name of an organisation or a road ('đường Hồ Chí Minh'), or of an English phrase
OF_BODY = regex.compile(
    r"(?:Công an|UBND|Ủy ban|Đại học|Bệnh viện|Sở|Ban|Sân bay|báo|Viện|VNPT|Ngân hàng|cảng)\s(?:\p{L}+\s)?$"
    r"|(?:đường|(?<!(?:điểm|đầu)\s)cầu|hầm|Đoàn|tư tưởng|Chủ tịch|lăng|quảng trường|sông|(?<!huyện\s)đảo)\s(?:mòn\s)?$"
    r"|\b(?:in|of|for|by)\s$"  # 'Make in Viet Nam', 'Bank of Vietnam'
)
# 'sau hợp nhất với Yên Bái, …', 'rời Bắc Hà …': a place that only stands beside the subject
BESIDE = regex.compile(
    r"(?<!\p{L})(?:với|sang|khỏi|rời|như|hơn|gốc|quê|giáp|cạnh)\s(?:(?:tỉnh|thành phố|huyện|xã|phường|TP\.?)\s)?$",
    regex.IGNORECASE,
)
REGION = regex.compile(r"(?:vùng|khu vực)\s$", regex.IGNORECASE)
UNIT = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)"
# 'Cùng thời gian, xã Bát Xát tiếp nhận 1.248 hồ sơ', 'Phường Trà Lý hợp nhất từ …; dân số 58.912 người': the locality
# with which the sentence begins
FIRST = regex.compile(
    rf"[\s\p{{Pd}}*•+]*(?:(?:Cùng\s(?:thời\s(?:gian|điểm)|kỳ)|Tiếp đó|Tiếp theo|Trong khi đó|Ngoài ra|Trong đó),\s"
    rf"|(?:Riêng|Còn)\s)?"
    rf"(?:UBND\s)?{UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*+(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*+){{0,3}}+)(?!,?\s(?:và\s)?(?-i:\p{{Lu}})|:|,?\s(?:và|cùng)\s)",
    regex.IGNORECASE,
)
NEXT = regex.compile(
    rf"[,;]\s(?:còn\s"
    rf"|riêng\s)?{UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*){{0,3}})(?=\s(?-i:\p{{Ll}}))",
    regex.IGNORECASE,
)
# 'phường Tân Thành, tỉnh Cà Mau': the province in which the locality lies (read backwards from its name)
WITHIN = regex.compile(
    rf"(?r){UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*){{0,3}}),\s"
    r"(?:(?:huyện|thị xã|thành phố)\s[^,.;\d]{2,24},\s)?(?:tỉnh|thành phố|TP\.?|huyện|thị xã)\s?",
    regex.IGNORECASE,
)
# '173 ha tại Bắc Hà', '2 vụ ở huyện Bát Xát'
AT = regex.compile(rf"(?:\s(?!tại\b|ở\b)[^\s,;.()]+){{0,3}}\s(?:tại|ở|thuộc)\s(?:{UNIT}\s)?", regex.IGNORECASE)
# 'tỷ lệ hồ sơ trực tuyến của Bộ là': the ministry that was named before
OF_MINISTRY = in_clauses(r"(?<!\p{L})của\s(?-i:Bộ)(?!\s(?-i:\p{Lu})|\p{L}|\s(?:chỉ|tiêu|phận|máy))", regex.IGNORECASE)
# what may stand before a company or hospital that is a subject: a pause, 'trong đó', 'riêng'
LEADS = regex.compile(r"(?r)(?:[;,.:]\s|\n|(?:trong đó|riêng|còn)\s(?:có\s)?)", regex.IGNORECASE)
# between a body and its rank or score: 'Sở Tư pháp hạng 2', 'Ban Dân tộc tỉnh đứng cuối với 41,7 điểm'
SCORES = regex.compile(r"\s(?:(?:tỉnh|đạt|xếp|đứng|cuối|đầu|dẫn|với|là|ở|vị trí|được|chỉ)\s)*\(?", regex.IGNORECASE)
# between a body and its share: 'xếp thứ hai (', 'xếp thứ nhất, đạt', 'với', ','
RATED = regex.compile(
    r"(?:\s(?P<ranked>(?:xếp|đứng)\s(?:thứ|hạng|vị trí)\s(?:nhất|hai|ba|tư|năm|\d{1,2})))?(?P<pause>,)?\s(?:(?:đạt"
    r"|với|là|chỉ|mới|còn|được)\s)*\(?",
    regex.IGNORECASE,
)
# 'dẫn đầu là Bộ Tư pháp', 'tiếp đến là Cục Việc làm', '; Sở Nội vụ', read backwards from the body
RATED_LEAD = regex.compile(
    r"(?r)(?:(?:dẫn đầu|đứng đầu|đứng cuối|cao nhất|thấp nhất|tiếp đến|tiếp theo|kế đến|sau đó|cuối bảng)\s(?:là\s)?)",
    regex.IGNORECASE,
)
APART = regex.compile(r"[,;:(]\s|\d")
BREAK = regex.compile(r"[;.]\s")
# 'phường Quảng Thành', 'thị trấn Cồn': a commune that no list knows
WITH_UNIT = on_pages(
    r"(?<!\p{L})(?:[Xx]ã|[Pp]hường"
    r"|[Tt]hị trấn)\s(?P<name>\p{Lu}[\p{L}'’]*+(?:\s\p{Lu}[\p{L}'’]*+){0,3}+)(?!\s?-\s?\p{Lu})"
)
# 'Hải An (43,7%), Hải Giang (46%)', read backwards from the second figure
ITEM = regex.compile(
    r"(?r)(?P<known>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,3})\s\(\d[^()]{0,16}\)(?:,"
    r"|,?\svà)\s(?P<name>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,2})\s\("
)
# between the places of one list
JOINT = regex.compile(
    r"(?:,| và|,? và) (?:tỉnh |thành phố |TP\.? ?|huyện |thị xã |xã |phường |thị trấn )?", regex.IGNORECASE
)
LONGEST = 48  # code points; no place name is longer
SUBJECT = 30  # code points from the start of a clause within which a place is its subject

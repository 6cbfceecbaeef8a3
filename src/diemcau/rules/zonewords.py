"""Words that tell whether an article speaks of the country or of its own locality."""

from __future__ import annotations

import regex

from diemcau.text.anchored import on_pages

# 'cả nước đạt', 'toàn quốc có thêm', 'Việt Nam đứng', 'Bộ Công an đã thu nhận'; not 'đứng thứ 4 cả nước', 'bình quân
# cả nước'
NATIONAL = on_pages(
    r"""
    (?<! (?:thứ\s\d{1,3}|\d{1,3}/\d{1,3}|phố\s(?:trong|trên|của)|bình\squân|trung\sbình|chung|(?:bình\squân
      |trung\sbình|mức|chung)\scủa|đầu|trực\stuyến
      |so\svới|cao\snhất|nhiều\snhất|trong\skhi)\s )
    (?<! \p{L} | \( )
    (?: cả\snước | toàn\squốc | (?<! (?:tổ\squốc|xã\shội|thanh\sniên|phụ\snữ|sản|tại)\s ) (?-i:Việt\sNam)(?!\sgiao)
      | nước\sta | (?-i:Quốc\shội)(?=\s(?:đã\s)?(?:thông\squa|ban\shành|quyết\snghị|cho\sý\skiến))
        | các\sbộ(?=(?:,\s(?:ngành|địa\sphương))*\s(?:đã|mới|cũng|cắt\sgiảm|hoàn\sthành|tiếp\snhận))
        | (?-i:GDP) | 63/63 | (?<! (?:thứ|hạng|trí)\s ) \d\d/63\s | 34/34
      | (?-i:Cổng\sD)ịch\svụ\scông\s[Qq]uốc\sgia(?=\s(?:đã|có|hiện|cung\scấp))
        | (?-i:Cơ\ssở|CSDL)\s(?:dữ\sliệu\s)?quốc\sgia\s(?:\p{L}+\s){1,4}(?:đã|có|kết\snối) )
    (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Cục trưởng Nguyễn Văn A thông tin:', 'Thứ trưởng Trần Thị B cho biết': who speaks for the country; not 'Cục trưởng
# Cục Thuế tỉnh'
TELLS = on_pages(
    r"(?<!\p{L})(?:Bộ trưởng|Thứ trưởng|Thống đốc|Vụ trưởng|Cục trưởng)"
    r"(?:\s(?!Cục (?:Thuế|Thống kê|Hải quan|Thi hành)|Tòa|[Tt]ỉnh)\p{Lu}\p{L}*){2,10}"
    r"(?:\s(?:cũng|đã|còn))?\s(?:cho biết|thông tin|cho hay)(?!\p{L})"
)
# 'bệnh viện có', 'toàn Khu vực': what the house or region of the article is called after its first mention
OWN = on_pages(
    r"(?<!\p{L})(?:(?:[Bb]ệnh viện|[Nn]hà trường|[Tt]ổng công ty|[Cc]ông ty|[Tt]ập đoàn)"
    r"\s(?:đã|có|còn|đang|hiện|tiếp nhận|đạt)"
    r"|(?:[Tt]oàn|[Cc]ả|[Tt]huộc|[Tt]rong|[Cc]ủa)"
    r"\s(?:Khu vực|[Bb]ệnh viện|[Tt]rường|[Tt]ổng công ty|[Cc]ông ty|[Tt]ập đoàn))(?!\p{L})"
)
# names of national bodies: they speak of the nation only in an article about a nationwide meeting
WEAK_NATIONAL = on_pages(
    r"""
    (?<! \p{L} )
    (?: các\s(?:bộ,\sngành|bộ\sngành|địa\sphương) | khối\sbộ | bộ,?\sngành
      | (?-i:Chính\sphủ|Thủ\stướng)(?!\s(?:số|điện)) | quốc\shội
      | (?-i:Bộ\s(?!chỉ|tiêu|phận)\p{Lu}\p{L}+)(?!(?:\s\p{L}+){0,6}\sgiao) | các\stỉnh | nền\skinh\stế
        | (?-i:Ngân\shàng\sNhà\snước|Tổng\scục|Cục\s\p{Lu}) )
    (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'toàn tỉnh', 'của huyện', 'trên địa bàn xã', 'Công an tỉnh', 'tỉnh ta', 'tỉnh đã', 'UBND huyện', 'đề nghị huyện làm
# rõ'
LOCAL = on_pages(
    r"""
    (?<! \p{L} )
    (?: (?:toàn|(?<! (?:xã|huyện|phường|phố|sở|ban|ngành)\s )của|trên\sđịa\sbàn|kinh\stế|cảng|lãnh\sđạo|địa\sbàn|tại
      |trong|ở|cho|cả|công\san|UBND|HĐND|ủy\sban\snhân\sdân|ngân\ssách|sở,\sngành|của\strung\stâm)\s
        (?:tỉnh|huyện|thành\sphố|TP|xã(?!\shội)|thị\sxã|quận|phường|đặc\skhu|thị\strấn) (?! \s?, | \sthành\b
          | (?<! (?:UBND|HĐND|an|dân)\s\p{L}+ ) \s(?-i:\p{Lu}) | \s(?:và|hoặc)\b )
      | (?<! (?:cấp|tỉnh,|huyện,|xã,|thị\sxã,)\s )  # 'trung tâm cấp tỉnh đã có', '15 tỉnh, thành phố còn lại'
        (?:tỉnh|huyện|thành\sphố|TP|xã|phường|quận|thị\sxã)\s(?:ta|đang|sẽ|tiếp|nhà|mình|đã|có|còn|đang|tiếp\snhận|đạt
        |xếp|đứng|phấn\sđấu|hiện|đề\sra|đặt) | trên\sđịa\sbàn(?!\s(?:(?-i:\p{Lu})|cả|toàn|thành|tỉnh|huyện|xã|các|quận
        |phường)) | (?-i:Sở\s\p{Lu}\p{Ll}*)
      | (?:đề\snghị|yêu\scầu|gợi\sý|giao)\s(?:tỉnh|huyện|thành\sphố|thị\sxã|quận|xã|phường)\s
        (?:làm\srõ|đẩy\snhanh|rà\ssoát|khắc\sphục|tiếp\stục|tập\strung|phấn\sđấu|hoàn\sthành|công\skhai|xử\slý)
          | (?-i:công\san)\s(?:đã|thu|cấp) | (?-i:[Ss]ở)\s(?:đã|có) )
    (?! \p{L} | \sgiao\b )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Năm nay tỉnh dành 40 tỷ đồng', ', tỉnh trồng 12 ha'; not 'UBND tỉnh giao', 'các tỉnh chi'
ACTS = on_pages(
    r"""
    (?<! (?:bộ|ngành|huyện|xã|sở|phố),\s )
    (?<= (?: [,;.:("“]\s? | \n
      | \b(?:và|mà|bởi|vì|nên|do|khi|thì|để|nay|qua|rằng|song|nhưng|trước|riêng)\s ) )
    tỉnh \s (?: dành | bố\strí | chi | phân\sbổ | hỗ\strợ | huy\sđộng | thu | nhận | giải\sngân | triển\skhai
      | ban\shành | kiến\snghị | đầu\stư | xây\sdựng | hoàn\sthành | cần | phải | mới | chỉ | vẫn | cũng | chưa | đón
      | cấp | trồng | xử\slý | thành\slập | công\snhận | thực\shiện | vận\sđộng ) (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# an article that opens like this reports a nationwide meeting
NATIONWIDE = on_pages(
    r"(?i:hội nghị|phiên họp|họp)[^.;\n]{0,80}(?:toàn quốc|Ủy ban [Qq]uốc gia)|Thủ tướng[^.;\n]{0,120}(?:chủ trì"
    r"|phát biểu|nhấn mạnh|kết luận|chỉ đạo)"
    r"|chủ trì[^.;\n]{0,80}Thủ tướng|(?<!/)(?:63|34) tỉnh|Phó Thủ tướng"
)
IN_PARENTHESES = regex.compile(r"(?r)\((?:(?:thuộc\s)?(?:tỉnh|thành phố|huyện|thị xã|xã|TP\.?)\s)?")
# 'phường Tân Thành, tỉnh Cà Mau', 'huyện Vân Hồ (Sơn La)': where a locality lies (read backwards from the province)
WITHIN = regex.compile(
    r"(?r)(?:xã|phường|thị trấn|huyện|thị xã|đặc khu)(?:\s\p{Lu}[\p{L}']*)+,\s(?:tỉnh|thành phố|TP\.?)\s"
)
# what a ministry tells of the country, not of itself
TRADE = regex.compile(
    r"(?<!\p{L})(?:kim ngạch|xuất khẩu|nhập khẩu|xuất siêu|nhập siêu|cán cân thương mại|thặng dư thương mại"
    r"|(?-i:GDP|CPI))(?!\p{L})",
    regex.IGNORECASE,
)
# one of them stands wherever NATIONAL matches
NATION_WORDS = ("cả nước", "các bộ", "toàn quốc", "việt nam", "nước ta", "gdp", "/63", "34/34", "quốc gia", "quốc hội")
OF_PROVINCE = regex.compile(r"(?<!\p{L})tỉnh(?!\p{L})", regex.IGNORECASE)
# 'Kế hoạch số 141/KH-UBND của UBND tỉnh', 'Cổng Dịch vụ công của tỉnh', 'bình quân toàn tỉnh': whose paper, portal or
# average it is says nothing of whom the figure holds for
OWNER = regex.compile(
    r"(?r)(?:(?:kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|đề án|cổng|hệ thống|chỉ đạo|quy định)[^,.;:]*\s"
    r"|(?:bình quân|trung bình|chung|so với|thứ \d+|chỉ tiêu)\s(?:của\s)?"
    r"|(?:thứ|hạng|vị trí|số)\s\d[\d/]*\s[^.;()\d]{0,40})",
    regex.IGNORECASE,
)
# 'Dự tại điểm cầu Lâm Đồng có …', 'Phó Chủ tịch UBND tỉnh theo dõi trọn phiên làm việc': who takes part where
PRESENT = on_pages(
    r"(?<!\p{L})(?:điểm cầu|đầu cầu|tham dự|(?:cùng )?dự (?:họp|hội nghị|phiên|ở|tại|có|còn|trực tuyến)|chủ trì"
    r"|theo dõi|tham gia hội nghị)(?!\p{L})",
    regex.IGNORECASE,
)
# 'Hội nghị được kết nối tới 21 huyện, thành phố'
SITES = regex.compile(
    r"(?<!\p{L})(?:(?:kết )?nối (?:tới|đến|với)|điểm cầu|đầu cầu|cùng dự|tham dự)(?!\p{L})", regex.IGNORECASE
)
OPENING = 1500  # code points in which an article says what kind of meeting it reports
HEADING = 6  # words; a longer line without a full stop is a caption
ENDS = ".;:…"

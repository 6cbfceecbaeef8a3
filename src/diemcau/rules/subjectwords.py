"""Words around the subject of a figure: verbs of state, heads, scopes, connectives, adjuncts, reported speech."""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words
from diemcau.text.anchored import in_clauses

# The verb of state right before a figure, with its adverbs: 'đã đạt', 'hiện chỉ còn', 'mới dừng ở', 'ước thực hiện',
# 'ở mức'
STATE = regex.compile(
    r"""(?r)
    (?: (?<!\p{L}) (?P<verb> dừng\s(?:lại\s)?ở | tương\sđương | tương\sứng(?:\svới)? | bao\sphủ | cao\snhất
      | thấp\snhất | đạt | là | chiếm | còn | bằng | ở | (?<!trở\s)lên | xuống | tới | đến | đóng\sgóp | tức | ước | mức
      | (?<!doanh\s|nguồn\s)thu | (?<!Chính\s)phủ | được
        | đứng | xếp | hạng | thứ\shạng | vị\strí | xếp\shạng | thứ\sbậc | vào | lọt\svào | vươn(?:\s(?:lên|từ))?
          | leo(?:\s(?:lên|từ))? | nhảy\svọt | thăng | tụt | lùi | cải\sthiện | tăng\slên | giảm\scòn | giảm\sxuống
          | giữ\snguyên | duy\strì | có | tổng\scộng | cộng )
      | : )
    \s*
    (?: (?: mức | t[ỷỉ]\slệ | t[ỷỉ]\strọng | được | khoảng | con\ssố | tổng\ssố | là | (?<!trở\s)lên | tới
      | ở | vị\strí | hạng
      | thứ\shạng | còn | xuống | đến | đạt | lần\slượt | hơn | đứng | xếp | lên\smức | bình\squân | với | từ | mới
      | thêm | vào | lọt\svào ) \s* )*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
ADVERB = regex.compile(
    r"(?r)(?<!\p{L})(?:(?:ước|ước tính|đã|đang|sẽ|chỉ|(?<!lập\s)mới|vẫn|cũng|đều|(?<!(?:thực|phát|xuất|thể"
    r"|biểu)\s)hiện|hiện nay|hiện đã|phải|cần"
    r"|đến nay|mới chỉ|tiếp tục|lần lượt|hiện tại|theo đó|(?<!(?:dựng|phát|lương|năng|liều|sống|nước)\s)cơ bản"
    r"|tính chung|(?<!hôm\s)nay|vẫn|cả năm|(?<!độ |mức )tăng|giảm|rút"
    r"|(?:tăng|giảm)(?: trưởng)? (?:nhanh|mạnh|khá|nhẹ|sâu|cao|đều|đáng kể)(?: nhất)?|thấp nhất|cao nhất)\s*)+",
    regex.IGNORECASE,
)
# Who or where: not part of what is measured
SCOPE = (
    r"(?:(?:tính\schung|riêng|của|tại|ở|trên|trong|khối|các|toàn|cấp|từ|với)\s)*"
    r"(?:cả\snước|toàn\squốc|cả\stỉnh|(?:khối\s)?bộ,\sngành(?:\svà\s(?:khối\s)?địa\sphương)?|bộ\sngành"
    r"|(?:khối|các)\s(?:bộ|tỉnh|huyện|sở,\sngành)|(?:khối\s)?sở,\sngành|toàn\sngành|địa\sphương|cấp\s(?:tỉnh|huyện"
    r"|xã)|tỉnh|thành\sphố|huyện"
    r"|(?<!hợp\stác\s)xã|quận|phường|Việt\sNam|nước\sta|địa\sbàn(?:\s(?:tỉnh|huyện|thành\sphố|xã))?|đất\snước)"
    r"(?:\s(?:ta|mình|này))?"
)
SCOPE_END = regex.compile(rf"(?r)(?:^|(?<=[\s,]))(?:{SCOPE})(?:,?\svà\s(?:{SCOPE}))?\s*", regex.IGNORECASE)
# 'ngân sách tỉnh', 'ngân sách cấp huyện': whose budget it is belongs to its name
BUDGET = regex.compile(
    r"(?r)ngân\ssách\s(?:nhà\snước|trung\sương|địa\sphương|(?:cấp\s)?(?:tỉnh|huyện|xã|phường|thành\sphố))",
    regex.IGNORECASE,
)
ONLY_SCOPE = regex.compile(rf"[\s,]*(?:{SCOPE})?[\s,]*", regex.IGNORECASE)
# Heads of what is measured; a subject begins with the first of them in its segment
HEAD = in_clauses(
    r"""
    (?<! \p{L} )
    (?: (?: t[ỷỉ]\slệ | t[ỷỉ]\strọng | tốc\sđộ | số\slượng
      | tổng\s(?:số|thu|chi|mức|kim|giá|sản|vốn|kinh|dư|doanh|diện|công|nguồn|lượng|thời) | doanh\s(?:thu|số)
      | kim\sngạch | (?:bộ\s)?chỉ\ssố | giá\strị | thu\snhập | mức\sđộ(?!\s\d) | kinh\sphí
      | năng\ssuất | quy\smô | diện\stích | sản\slượng | lưu\slượng | công\ssuất | thời\sgian\s\p{L}+ | chi\sphí
        | thu\sngân\ssách | giải\sngân | xếp\shạng | thứ\shạng | thuê\sbao
        | (?<! (?:đổi|ký|tế|quyền|hội|bạ|con|tảng|nghệ|dân|liệu|tầng|phủ|danh|một|chỉ|hệ|tham|kỹ|đa|thiểu|chuyên|thư
          |trị|thị|trường|mã|bộ|đại|lực|năng|tín|vụ|kênh|tổng|trong|điểm|ngân|hàng|việc|văn)\s ) số\s(?!hóa|hoá|\d
          |liệu|trên|và|của|với|là|đạt|quốc|nói|,) | tuổi\sthọ | nợ | dư\snợ | (?<!(?:lực|chất|năng|khối|dung
            |trọng|số)\s)lượng
      | vốn | thu\s(?:nội\sđịa|xuất\snhập\skhẩu|từ|tiền) | giá\s(?:xuất|nhập|bán|mua|thu|bình)
        | xuất\s(?:nhập\s)?khẩu | xuất\ssiêu | nhập\s(?:khẩu
        |siêu) ) (?! (?<=\p{L}) \p{L} ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
CONNECTIVE = regex.compile(
    r"""
    ^[\s"“”\p{Pd}*•+]*
    (?: (?: theo\sđó | đến\snay | trong\sđó | cụ\sthể(?:\slà)? | đặc\sbiệt(?:\slà)? | đồng\sthời | bên\scạnh\sđó
      | ngoài\sra | cùng\svới\sđó | cùng\sđó | tuy\snhiên | qua\sđó | do\sđó | vì\svậy | tuy\svậy | thế\snhưng
        | mặc\sdù\svậy | hơn\snữa | theo\sthống\skê(?!\s(?:của|từ)\b) | (?:điều\s)?đáng\s(?:mừng|lo|tiếc|nói
          |ghi\snhận)(?:\slà)?
          | nhờ\sđó | nổi\sbật(?:\slà)?
      | hiện\snay | hiện | (?:nhân\s)?dịp\snày | riêng | nhưng | song | và | còn | kết\squả(?:\slà)? | tính\sđến\snay
        | tại\sđây
        | trước\sđó | điển\shình | như\svậy | mặt\skhác | sau\sđó | từ\sđó | tiếp\sđó | lũy\skế(?:\sđến\snay)?
        | đáng\schú\sý | đến\sthời\sđiểm\snày | nhất\slà
      | tính\schung | trong\ssố\s(?:này|đó) | phấn\sđấu | nâng | đưa | góp\sphần | giúp | với | trong\skhi(?:\sđó)?
        | thì | mà | gồm | nên | cả(?!\s(?:nước|tỉnh|huyện|xã|hai|ba)\b) | về | để | khi | chỉ\stính
          | năm\snay | tức | nghĩa\slà | ngược\slại | trái\slại
          | (?:nếu\s)?(?:tách|tính|xét|nói|kể)\sriêng(?=[:,]|\s*$|\s(?:các|khối|cấp|ở|tại|của)\s)
          | cho\sthấy | cho\sbiết | nêu\srõ )
      [\s,:]+ )+
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
TOPIC = regex.compile(r"^\s*(?:về|theo|đối với|với|trong|tại|trên|xếp hạng|ở)\s(?P<topic>.+)", regex.IGNORECASE)
# 'Theo Ngân hàng Nhà nước chi nhánh tỉnh', 'theo báo cáo của Sở Y tế': who tells it
SOURCE = regex.compile(
    r"^\s*theo\s(?:(?-i:Ngân hàng|Sở|Bộ(?!\s(?:chỉ|tiêu))|Cục|Tổng cục|Chi cục|Công an|UBND|HĐND|Trung tâm|Ban"
    r"|Văn phòng|Hội|TS|PGS"
    r"|GS|BS)|ông|bà|đồng chí|anh|chị|báo cáo|thông tin|số liệu|thống kê)(?!\p{L})",
    regex.IGNORECASE,
)
ADJUNCT = regex.compile(
    r"^\s*(?:theo|về|tại|trong|từ|sau|trên cơ sở|nhờ|với|đến|tính|trước|qua|năm|quý|tháng|cùng kỳ|ngày|giai đoạn"
    r"|đối với|so với|cao hơn|thấp hơn|bằng|ngay|vào|nửa|hết|khi|để|nếu)\b",
    regex.IGNORECASE,
)
# 'Nếu tính trên số Thủ tướng giao, tỷ lệ là', 'chỉ tính vốn ngân sách, tỷ lệ đạt': what a share is reckoned on
BASIS = regex.compile(r"(?:nếu\s|còn\s|khi\s|chỉ\s)*tính\s(?:trên|theo|vốn|riêng|cả)\s", regex.IGNORECASE)
STRIVES = regex.compile(
    r"\s*(?:(?:và|đồng thời)\s)?(?:phấn đấu|quyết tâm|đặt mục tiêu)(?:\s(?:đến|sẽ|có))*\s*", regex.IGNORECASE
)
# 'sau một tháng đã tiếp nhận' → 'tiếp nhận'
AFTER_TIME = regex.compile(
    r"^(?:sau|qua|trong|từ|đến|tính đến)\s[^,]*?\s(?:đã|đang)\s(?=(?:tiếp|giải|cấp|thu|kích|xử|hoàn|triển|thực"
    r"|ban|số|tổ))",
    regex.IGNORECASE,
)
QUOTED_CLAUSE = in_clauses(
    r"(?r)(?<!\p{L})(?:cho biết|nêu rõ|cho thấy|nhấn mạnh|khẳng định|cho hay|cho rằng|nhắc lại rằng|rằng|chỉ ra|nói"
    r"|nhận định"
    r"|(?<=(?-i:\p{Lu})\p{L}+\s|,\s)(?:thông tin|báo cáo|thông báo|đánh giá|nêu|ghi nhận)(?=[:,])|thông báo"
    r"|yêu cầu|đề nghị|hứa|hỏi"
    r"|kiến nghị|đề xuất|kể(?=,)|(?:nêu|chỉ rõ|chỉ ra|phản ánh|thừa nhận|quán triệt|chỉ đạo|báo cáo|thông tin"
    r"|giao(?!\sthông))"
    r"(?:\s[^\s:;,]+){0,12}(?=:))\s?[:,]?(?:\s|$)",
    regex.IGNORECASE,
)
SPEECH_END = regex.compile(
    r"(?:cho biết|nêu rõ|nêu|cho thấy|thông tin|báo cáo|nhấn mạnh|cho hay|kết quả|sau|gồm|như|là"
    r"|(?<!\p{L})(?:nêu|chỉ rõ|chỉ ra|phản ánh|thừa nhận|quán triệt|chỉ đạo|báo cáo"
    r"|giao(?!\sthông))(?:\s\p{L}+){0,4})$",
    regex.IGNORECASE,
)
# 'Mục tiêu đặt ra cho cả tỉnh là', 'chỉ tiêu của thành phố là': what follows the figure is measured
AIM = regex.compile(
    r"^(?:giữ vững\s)?(?:các\s)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|khó khăn|hạn chế|tồn tại|vướng mắc|kết quả"
    r"|điểm sáng)(?:\s(?:đặt ra|đề ra|được giao|của|cho|đến|tới|phải|lớn nhất"
    r"|nổi bật)(?:\s(?!là\b)\p{L}+){0,4})*(?:\s(?:là|vẫn|còn))*$",
    regex.IGNORECASE,
)
AIM_HEAD = regex.compile(
    r"^(?:giữ vững\s)?(?:mục tiêu|chỉ tiêu)(?:(?:\s\p{L}+){0,6}?\slà)?\s(?=\p{L})", regex.IGNORECASE
)
# a place alone, with or without 'cao nhất': a scope, not a subject
PLACE_ONLY = regex.compile(
    r"^(?:(?i:tỉnh|thành phố|TP|huyện đảo|huyện|xã|phường|quận|thị xã|thị trấn"
    r"|đặc khu)\.?\s)?(?:\p{Lu}[\p{L}.]*\s?)+(?:(?:có|là|với|ở|cao|thấp"
    r"|nhiều|ít|dẫn đầu|lớn|nhất)\s?)*$"
)
PLACE_LEAD = regex.compile(
    r"^[\s*•+\p{Pd}]*(?:(?:riêng|tại|ở|đối với|còn|thấp nhất|cao nhất|tiếp theo|kế đến|tiếp đến|đứng đầu"
    r"|dẫn đầu)\s(?:là\s)?)+",
    regex.IGNORECASE,
)
# 'kinh tế', and the acronym of an index or an indicator; acronyms of places are few
PLAIN_NAME = regex.compile(r"^(?:kinh tế|VNeID|(?:Thu|Chi)\s|(?!TP|HCM|ĐBSCL|VN|HN)\p{Lu}{2,}(?!\p{Ll}))")
THAT = regex.compile(r"(?:đó|này|vậy)\s*$", regex.IGNORECASE)  # 'Theo đó', 'Trong số này' name no topic
ONE_WORD = frozenset(
    {"cấp", "thu", "chi", "nộp", "mua", "bán", "trồng", "xây", "trao", "mở", "dựng", "sửa", "tặng", "lắp", "đào"}
)  # verbs that stand alone
# 'nhóm giáo dục tăng cao nhất với mức tăng', 'ngành công nghiệp tăng trưởng tích cực với mức tăng': how it moved
RATE_END = regex.compile(
    r"(?r)(?:\s(?:và\s)?(?:tăng|giảm)(?:\s\p{L}+){0,3})?,?\s(?:với|đạt|ở)\s(?:mức|tốc độ)(?:\s(?:tăng"
    r"|giảm))?(?:\strưởng)?"
    r"(?:\s(?:cao|thấp)\snhất)?\s*",
    regex.IGNORECASE,
)
# 'giải ngân vốn đầu tư công đã có bước cải thiện', 'tốc độ giải ngân đang tăng tốc': the trend is not what is measured
TREND = regex.compile(
    r"\s(?:(?:đã|đang|tiếp tục|vẫn)\s)*(?:có (?:bước|sự|dấu hiệu|xu hướng|chuyển biến|nhiều)|tăng tốc"
    r"|chuyển biến|phục hồi"
    r"|được (?:cải thiện|nâng lên)|(?:tăng|giảm|cải thiện) (?:đáng kể|rõ rệt|mạnh|dần|liên tục))(?!\p{L}).*$",
    regex.IGNORECASE,
)
# 'một số ngành giảm sâu nên tổng thu ngân sách': what follows from it is measured
HENCE = regex.compile(r"(?<!\p{L})(?:nên|nhưng|song|khiến|vì vậy|do đó)\s", regex.IGNORECASE)
# 'thu ngân sách 6 tháng', 'GRDP 9 tháng đầu năm', 'bình quân 6 tháng': when, not what
MONTHS_END = regex.compile(
    r"(?r)(?:^|(?<=\s))(?:(?:^bình quân|tính chung|lũy kế|cộng dồn|trong)\s)*\d{1,2}\stháng(?:\s(?:đầu|cuối"
    r"|qua))?(?:\snăm)?\s*",
    regex.IGNORECASE,
)
# any of the four: most subjects end in none of them
ENDS = regex.compile(
    "(?r)" + "|".join(p.pattern.removeprefix("(?r)") for p in (RATE_END, ADVERB, MONTHS_END, SCOPE_END)),
    regex.IGNORECASE,
)
# who speaks or acts names nothing that is measured
PRONOUN = regex.compile(r"(?:chúng ta|chúng tôi|ta|họ|đơn vị này|địa phương này|cơ quan này)", regex.IGNORECASE)
# the first of two nouns of one field: 'khu vực nông', 'công nghiệp chế biến', 'vận tải'; its second follows a comma
FIELD = regex.compile(
    rf"(?:^|\s(?:là|nhờ|do|ở|từ|như|của|gồm)\s)(?P<field>(?:{words('fields')})(?!\p{{L}})(?:\s(?!(?:có|đã|đang"
    rf"|được|vẫn|tiếp|phát triển|ổn định|phục hồi|tăng|giảm|là)\b)"
    r"[^\s\d]+){0,5})$",
    regex.IGNORECASE,
)
# 'chỉ 10 ngày', 'chỉ trong hai quý', 'sau một năm': how long it took names nothing that is measured
DURATION = regex.compile(
    r"(?:(?:chỉ|mới|vẻn vẹn|vỏn vẹn|trong|vòng|khoảng thời gian|sau|qua|hơn|gần|khoảng)\s)*"
    r"(?:\d{1,3}|nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy)\s(?:giờ|ngày|tuần|tháng|quý|năm)"
    r"(?:\s(?:qua|nay|vừa qua|đầu|cuối|năm|này|đó|gần đây))*",
    regex.IGNORECASE,
)
# 'Con số này có được nhờ nền tảng', 'Số vốn này gồm': the figure before, of which something is told
POINTING = regex.compile(
    r"(?:con số|số(?:\s\p{L}+)?|t[ỷỉ] lệ|mức|kết quả|chỉ tiêu|chỉ số)\s(?:này|đó|ấy|nói trên|kể trên)\s",
    regex.IGNORECASE,
)
# what is left of 'trong khi năm ngoái chỉ'
NOTHING = regex.compile(r"(?:trong\s)?(?:khi|khi đó|mà|thì|và|nhưng|song)", regex.IGNORECASE)
# 'đại học, cao đẳng, | trung cấp', 'lĩnh vực nông nghiệp, | nông thôn': the end of a list of two-word nouns, and what
# may
# stand before it
LISTED = regex.compile(r"(?-i:\p{Ll})\p{L}*(?:\s\p{L}+)?(?:,\s\p{L}+(?:\s\p{L}+)?)*")
LISTED_BEFORE = regex.compile(rf"^(?:{words('list-heads')})(?!\p{{L}})(?:\s\p{{L}}+){{0,4}}$", regex.IGNORECASE)

"""Counts that only describe the meeting: its sites and the people at it."""

from __future__ import annotations

import regex

# Sentences in which a count only describes the meeting: sites and people at it
MEETING = regex.compile(
    r"(?:điểm cầu|đầu cầu|kết nối|(?<!(?:đường|tuyên|lan) )truyền(?! (?:thông|thanh|hình|thống|nhiễm|tải|dẫn))"
    r"|tiếp sóng|trực tuyến (?:tới|đến|với|từ|kết hợp)|tham dự|cùng dự|dự hội nghị"
    r"|dự tại|có mặt|tham gia hội nghị|theo dõi)",
    regex.IGNORECASE,
)
SITES = regex.compile(
    r"(?:điểm cầu|đầu cầu|tỉnh|huyện|xã|thành phố|thành|phường|thị trấn|đại biểu|sở|quận)", regex.IGNORECASE
)
ATTENDING = frozenset({"điểm cầu", "đầu cầu", "đại biểu", "đồng chí", "phóng viên", "diễn giả"})
# 'trong đó 68 đại biểu nữ (32,1%), 147 đại biểu là đảng viên (69,3%)': a body's make-up is told, not who came
PARTS = regex.compile(r"\d\s(?:đại biểu|đồng chí)[^().;]{0,60}\(\d{1,2}(?:,\d+)?%\)", regex.IGNORECASE)
# '6 đồng chí lên thượng tá', 'kết nạp 4 đồng chí', 'bầu 21 đồng chí vào Ban Chấp hành': comrades who are no guests
HONOURED = regex.compile(
    r"(?<!\p{L})(?:thăng|bổ nhiệm|bầu|kết nạp|khen thưởng|tặng|trao|luân chuyển|điều động|kỷ luật|nghỉ hưu"
    r"|đảng viên)(?!\p{L})",
    regex.IGNORECASE,
)

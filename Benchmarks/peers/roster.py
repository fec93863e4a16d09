#!/usr/bin/env python3
"""Writes an invented roster for the benchmarks: roster.py ROWS FILE [SEED].

Every row is clean by the rules of July 2026 and no identity number occurs twice, so that what is measured is the work on good data.
The same seed gives the same bytes."""
import random
import sys
import unicodedata

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Mai Trịnh Đoàn Lâm Tạ".split()
WOMEN = [("Thị", g) for g in "Ánh Bình Cúc Duyên Hạnh Hoa Hương Lan Liên Nga Nhung Oanh Phượng Quỳnh Thảo Thủy Tuyết Yến".split()]
MEN = [("Văn", g) for g in "An Bảo Chiến Cường Dũng Đạt Đông Giang Hải Hùng Khánh Long Minh Nam Phúc Quân Sơn Thắng Tuấn Vinh".split()]
STREETS = ["Lê Lai", "Ngô Quyền", "Đinh Tiên Hoàng", "Tô Hiến Thành", "Bà Triệu", "Võ Thị Sáu"]
COMMUNES = ["Phường Hạc Thành", "Xã Đông Tiến", "Xã Thọ Bình", "Phường Quảng Phú", "Xã Mường Lát", "Xã Yên Định", "Xã Như Xuân"]
PROVINCES = ["001", "008", "019", "022", "025", "031", "034", "036", "038", "040", "046", "052", "058", "066", "074", "079", "084", "092"]
BANKS = [("970403", 12), ("970405", 13), ("970407", 14), ("970415", 12), ("970418", 14), ("970436", 13)]
PHONES = ["032", "035", "037", "039", "070", "078", "083", "086", "088", "090", "091", "094", "096", "097", "098"]
HEADER = "STT,Họ và tên,Ngày sinh,CCCD,Địa chỉ,Đối tượng,Số tiền,Số tài khoản,Mã NH,Tên chủ TK,SĐT"


def plain_capitals(text):
    text = text.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).upper()


def entitlement(year):
    """Category and monthly amount at the level of 500.000 đồng."""
    age = 2026 - year - 1
    if age >= 80:
        return "Người cao tuổi từ đủ 80 tuổi", "500.000"
    if age >= 60:
        return "Người cao tuổi khuyết tật nặng", "1.000.000"
    if age >= 16:
        return "Người khuyết tật nặng", "750.000"
    return "Trẻ em khuyết tật nặng", "1.000.000"


def address(pick, number):
    commune = COMMUNES[pick(len(COMMUNES))]
    kind = number % 100
    if kind < 55:
        return f'"Số {1 + pick(400)} {STREETS[pick(len(STREETS))]}, {commune}, tỉnh Thanh Hóa"'
    if kind == 55:
        return f'"Thôn ""Đồng"" {1 + pick(12)}, {commune}"'
    return f"{commune} - Thanh Hóa"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    count, path = int(sys.argv[1]), sys.argv[2]
    generator = random.Random(int(sys.argv[3]) if len(sys.argv) == 4 else 11)
    below = lambda limit: int(generator.random() * limit)
    capitals = {word: plain_capitals(word) for word in SURNAMES + [w for pair in WOMEN + MEN for w in pair]}
    with open(path, "w", encoding="utf-8", newline="", buffering=1 << 20) as out:
        out.write(HEADER + "\r\n")
        for number in range(1, count + 1):
            is_woman = below(2)
            surname = SURNAMES[below(len(SURNAMES))]
            middle, given = (WOMEN if is_woman else MEN)[below(len(WOMEN if is_woman else MEN))]
            year, month, day = 1932 + below(78), 1 + below(12), 1 + below(28)
            # A walk through all six-digit serials, which meets none twice within a million rows.
            serial = (number * 618_033) % 1_000_000
            identity = f"{PROVINCES[number % len(PROVINCES)]}{is_woman + (2 if year >= 2000 else 0)}{year % 100:02d}{serial:06d}"
            category, amount = entitlement(year)
            bank, digits = BANKS[below(len(BANKS))]
            account = f"{1 + below(9)}{below(10 ** (digits - 1)):0{digits - 1}d}"
            phone = f"{PHONES[below(len(PHONES))]}{below(10_000_000):07d}"
            out.write(
                f"{number},{surname} {middle} {given},{day:02d}/{month:02d}/{year},{identity},{address(below, number)},{category},{amount},"
                f"{account},{bank},{capitals[surname]} {capitals[middle]} {capitals[given]},{phone}\r\n"
            )


main()

// Small invented inputs.

enum Samples {
  /// A roster of three people; the second has an amount that is no number.
  static let roster = """
    DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HÀNG THÁNG
    Tháng 10 năm 2026
    STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền
    1,Nguyễn Văn Ánh,15/08/1942,038042001234,Người cao tuổi,500000
    2,Trần Thị Bình,1950,038150005678,Người khuyết tật,năm trăm
    3,Lê Văn Chín,02/03/1961,038061009999,Người khuyết tật,750000

    """

  /// The same without a fault.
  static let goodRoster = roster.replacing("năm trăm", with: "500000")

  /// What must never be seen unless values are asked for.
  static let personal = ["Nguyễn Văn Ánh", "Trần Thị Bình", "Lê Văn Chín", "038042001234", "038150005678", "038061009999"]

  /// Answers of `unit init` by key.
  static let unitSheet = """
    key,value
    name,UBND phường Minh Họa
    place,Minh Họa
    administrative_code,99999
    budget_unit_code,1999999
    treasury_name,Phòng Giao dịch số 99
    treasury_code,9999
    programmes,"NCC,BTXH"
    NCC.treasury_account,9523.3.1999999
    NCC.year,2026
    NCC.chapter,800
    NCC.item,7151
    NCC.source,12
    BTXH.treasury_account,9523.3.1999999
    BTXH.year,2026
    BTXH.chapter,800
    BTXH.item,7404
    BTXH.source,12
    preparer.name,Trần Văn Lập
    chief_accountant.name,Vũ Thị Toán
    account_holder.name,Lê Văn Chủ
    bank.id,agribank
    bank.name,Ngân hàng Nông nghiệp
    bank.bin,970405
    bank.account,3500201999999
    mobile_providers,viettel
    service.name,

    """

  /// UTF-16 in one order of bytes, with a mark if asked for.
  static func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  /// A ZIP archive of empty stored members, with its directory (APPNOTE 4.3).
  static func zip(_ names: [String], content: String = "") -> [UInt8] {
    func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16) }
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let size = name == names[0] ? content.utf8.count : 0
      let common = two(20) + two(0) + two(0) + four(0) + four(0) + four(size) + four(size) + two(name.utf8.count)
      directory +=
        [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + two(0) + four(0) + four(file.count) + Array(name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + two(0) + Array(name.utf8) + (size > 0 ? Array(content.utf8) : [])
    }
    let start = file.count
    return file + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(names.count) + two(names.count) + four(directory.count)
      + four(start)
      + two(0)
  }

  /// A compound file (MS-CFB) whose directory has these streams.
  static func compound(_ names: [String]) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    header[30] = 9
    header[48] = 0
    var directory: [UInt8] = []
    for name in ["Root Entry"] + names {
      var entry = [UInt8](repeating: 0, count: 128)
      for (index, unit) in name.utf16.enumerated() { entry[index * 2] = UInt8(unit & 0xFF) }
      directory += entry
    }
    return header + directory + [UInt8](repeating: 0, count: 1024)
  }
}

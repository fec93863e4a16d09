// Writes UNIT.yaml with a remark for whoever fills it in. Codes stand in quotes, so that no program takes them for numbers.
import PaymentModel

struct UnitWriter {
  let unit: PayingUnit

  func text() -> String {
    [head, treasury, programmes, signers, bank, providers, service, routing, book].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var head: String {
    """
    # Khai báo đơn vị chi trả. Kiểm tra tệp này bằng lệnh: chitra unit check UNIT.yaml
    # Mã số đặt trong dấu nháy để giữ số 0 ở đầu; thụt đầu dòng bằng dấu cách.

    # Tên chính thức, như trên con dấu
    name: \(quoted(unit.name))
    # Địa danh ghi trên chứng từ
    place: \(quoted(unit.place))
    # Mã đơn vị hành chính (cấp xã 5 chữ số) và ngày mã bắt đầu có nghĩa này: từ 01/7/2025 nhiều mã được dùng lại
    administrative_unit:
      code: "\(unit.administrativeCode)"
      since: \(unit.administrativeDate?.description ?? "")
    # Mã đơn vị có quan hệ với ngân sách (ĐVQHNS), 7 chữ số
    budget_unit_code: "\(unit.budgetUnitCode)"

    """
  }

  private var treasury: String {
    """
    # Kho bạc nơi mở tài khoản; mã KBNN 4 chữ số
    treasury:
      name: \(quoted(unit.treasury.name))
      code: "\(unit.treasury.code)"

    """
  }

  private var programmes: String {
    """
    # Mỗi chương trình một mục: NCC (người có công), BTXH (bảo trợ xã hội). Tiền hai chương trình không bao giờ trộn.
    # route: đường chi qua tài khoản: transfer (chuyển khoản từ kho bạc), paying_service (tổ chức dịch vụ chi trả),
    #        cash_advance (tạm ứng tiền mặt, tự chi)
    # cash_route: đường chi tiền mặt: paying_service hoặc cash_advance
    # money_in_hand: tiền các kỳ trước còn giữ, trừ vào lệnh sau
    # budgets: mục lục ngân sách theo năm: chapter chương, category loại, section khoản, item tiểu mục,
    #          source nguồn, level cấp (1 trung ương, 2 tỉnh, 4 xã), remaining dự toán còn lại (đồng)
    programmes:

    """ + unit.programmes.map(programme).joined() + "\n"
  }

  private func programme(_ settings: ProgrammeSettings) -> String {
    var text = """
        - programme: \(settings.programme.code)
          route: \(settings.route.rawValue)
          cash_route: \(settings.cashRoute.rawValue)
          treasury_account: "\(settings.treasuryAccount)"
          money_in_hand: \(settings.moneyInHand)
          budgets:

      """
    for budget in settings.budgets {
      let codes = budget.classification
      text += """
              - year: \(budget.year)
                chapter: "\(codes.chapter)"
                category: "\(codes.category)"
                section: "\(codes.section)"
                item: "\(codes.item)"
                source: "\(codes.source)"
                level: "\(codes.level)"

        """
      if !codes.targetProgramme.isEmpty { text += "        target_programme: \"\(codes.targetProgramme)\"\n" }
      if let remaining = budget.remaining { text += "        remaining: \(remaining)\n" }
    }
    return text
  }

  private var signers: String {
    func signer(_ key: String, _ signer: Signer) -> String {
      "  \(key):\n    name: \(quoted(signer.name))\n    office: \(quoted(signer.office))\n"
    }
    return """
      # Người ký: họ tên và chức vụ đúng như đã đăng ký với kho bạc
      signers:

      """ + signer("preparer", unit.signers.preparer) + signer("chief_accountant", unit.signers.chiefAccountant)
        + signer("account_holder", unit.signers.accountHolder)
  }

  private var bank: String {
    """
    # Ngân hàng nhận tệp lô; layout là mã bố cục tệp (chitra layout list); bin là mã BIN NAPAS 6 chữ số
    # maximum_payments, maximum_amount: giới hạn của một tệp, 0 là không giới hạn
    paying_bank:
      id: \(unit.payingBank.id)
      name: \(quoted(unit.payingBank.name))
      bin: "\(unit.payingBank.bin)"
      account: "\(unit.payingBank.account)"
      layout: \(unit.payingBank.layout)
      maximum_payments: \(unit.payingBank.maximumPayments)
      maximum_amount: \(unit.payingBank.maximumAmount)

    """
  }

  private var providers: String {
    guard !unit.mobileProviders.isEmpty else { return "" }
    return """
      # Nhà cung cấp tiền di động đã ký hợp đồng, theo thứ tự ưu tiên; columns là mã khai báo cột
      mobile_providers:

      """
        + unit.mobileProviders.map { provider in
          """
            - id: \(provider.id)
              name: \(quoted(provider.name))
              columns: \(provider.columns)
              maximum_payments: \(provider.maximumPayments)
              maximum_amount: \(provider.maximumAmount)

          """
        }.joined()
  }

  private var service: String {
    guard let service = unit.payingService else { return "" }
    return """
      # Tổ chức dịch vụ chi trả; fee_percent là phí (%) trên số tiền tổ chức này chi: tiền mặt, và cả chuyển khoản, tiền di động
      # nếu route của chương trình là paying_service
      paying_service:
        name: \(quoted(service.name))
        account: "\(service.account)"
        bank_bin: "\(service.bankBIN)"
        fee_percent: "\(percent(service.feeMillionths))"

      """
  }

  private var routing: String {
    """
    # Người không có tài khoản: có số điện thoại thì mobile hoặc cash; không có gì thì cash (tại điểm) hoặc home (tại nhà)
    routing:
      phone_only: \(unit.routing.phoneOnly.code)
      no_destination: \(unit.routing.noDestination.code)

    """
  }

  private var book: String {
    unit.book.isEmpty ? "" : "# Sổ theo dõi chi trả\nbook: \(quoted(unit.book))\n"
  }

  /// 7500 millionths are "0,75" per cent.
  private func percent(_ millionths: Int) -> String {
    var fraction = String(10_000 + millionths % 10_000).dropFirst()
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    return "\(millionths / 10_000)" + (fraction.isEmpty ? "" : ",\(fraction)")
  }

  /// A text in double quotes, with YAML's escapes.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      case "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

// Sums and their words in both manners; the second line of words is "=" where the manners agree.

/// Sums with their words, from the table of cases.
public enum AmountInWordsCases {
  /// Amount, "linh … tư", "lẻ … bốn".
  public static let all: [(amount: Int64, northern: String, southern: String)] = [
    (
      0,
      "Không đồng",
      "Không đồng"
    ),
    (
      1,
      "Một đồng",
      "Một đồng"
    ),
    (
      4,
      "Bốn đồng",
      "Bốn đồng"
    ),
    (
      5,
      "Năm đồng",
      "Năm đồng"
    ),
    (
      10,
      "Mười đồng",
      "Mười đồng"
    ),
    (
      11,
      "Mười một đồng",
      "Mười một đồng"
    ),
    (
      14,
      "Mười bốn đồng",
      "Mười bốn đồng"
    ),
    (
      15,
      "Mười lăm đồng",
      "Mười lăm đồng"
    ),
    (
      20,
      "Hai mươi đồng",
      "Hai mươi đồng"
    ),
    (
      21,
      "Hai mươi mốt đồng",
      "Hai mươi mốt đồng"
    ),
    (
      24,
      "Hai mươi tư đồng",
      "Hai mươi bốn đồng"
    ),
    (
      25,
      "Hai mươi lăm đồng",
      "Hai mươi lăm đồng"
    ),
    (
      31,
      "Ba mươi mốt đồng",
      "Ba mươi mốt đồng"
    ),
    (
      41,
      "Bốn mươi mốt đồng",
      "Bốn mươi mốt đồng"
    ),
    (
      44,
      "Bốn mươi tư đồng",
      "Bốn mươi bốn đồng"
    ),
    (
      51,
      "Năm mươi mốt đồng",
      "Năm mươi mốt đồng"
    ),
    (
      55,
      "Năm mươi lăm đồng",
      "Năm mươi lăm đồng"
    ),
    (
      91,
      "Chín mươi mốt đồng",
      "Chín mươi mốt đồng"
    ),
    (
      100,
      "Một trăm đồng",
      "Một trăm đồng"
    ),
    (
      101,
      "Một trăm linh một đồng",
      "Một trăm lẻ một đồng"
    ),
    (
      104,
      "Một trăm linh bốn đồng",
      "Một trăm lẻ bốn đồng"
    ),
    (
      105,
      "Một trăm linh năm đồng",
      "Một trăm lẻ năm đồng"
    ),
    (
      110,
      "Một trăm mười đồng",
      "Một trăm mười đồng"
    ),
    (
      111,
      "Một trăm mười một đồng",
      "Một trăm mười một đồng"
    ),
    (
      115,
      "Một trăm mười lăm đồng",
      "Một trăm mười lăm đồng"
    ),
    (
      121,
      "Một trăm hai mươi mốt đồng",
      "Một trăm hai mươi mốt đồng"
    ),
    (
      124,
      "Một trăm hai mươi tư đồng",
      "Một trăm hai mươi bốn đồng"
    ),
    (
      125,
      "Một trăm hai mươi lăm đồng",
      "Một trăm hai mươi lăm đồng"
    ),
    (
      201,
      "Hai trăm linh một đồng",
      "Hai trăm lẻ một đồng"
    ),
    (
      215,
      "Hai trăm mười lăm đồng",
      "Hai trăm mười lăm đồng"
    ),
    (
      404,
      "Bốn trăm linh bốn đồng",
      "Bốn trăm lẻ bốn đồng"
    ),
    (
      1_000,
      "Một nghìn đồng",
      "Một nghìn đồng"
    ),
    (
      1_001,
      "Một nghìn không trăm linh một đồng",
      "Một nghìn không trăm lẻ một đồng"
    ),
    (
      1_004,
      "Một nghìn không trăm linh bốn đồng",
      "Một nghìn không trăm lẻ bốn đồng"
    ),
    (
      1_005,
      "Một nghìn không trăm linh năm đồng",
      "Một nghìn không trăm lẻ năm đồng"
    ),
    (
      1_010,
      "Một nghìn không trăm mười đồng",
      "Một nghìn không trăm mười đồng"
    ),
    (
      1_015,
      "Một nghìn không trăm mười lăm đồng",
      "Một nghìn không trăm mười lăm đồng"
    ),
    (
      1_021,
      "Một nghìn không trăm hai mươi mốt đồng",
      "Một nghìn không trăm hai mươi mốt đồng"
    ),
    (
      1_105,
      "Một nghìn một trăm linh năm đồng",
      "Một nghìn một trăm lẻ năm đồng"
    ),
    (
      10_000,
      "Mười nghìn đồng",
      "Mười nghìn đồng"
    ),
    (
      10_001,
      "Mười nghìn không trăm linh một đồng",
      "Mười nghìn không trăm lẻ một đồng"
    ),
    (
      10_005,
      "Mười nghìn không trăm linh năm đồng",
      "Mười nghìn không trăm lẻ năm đồng"
    ),
    (
      11_000,
      "Mười một nghìn đồng",
      "Mười một nghìn đồng"
    ),
    (
      15_000,
      "Mười lăm nghìn đồng",
      "Mười lăm nghìn đồng"
    ),
    (
      21_000,
      "Hai mươi mốt nghìn đồng",
      "Hai mươi mốt nghìn đồng"
    ),
    (
      24_000,
      "Hai mươi tư nghìn đồng",
      "Hai mươi bốn nghìn đồng"
    ),
    (
      25_000,
      "Hai mươi lăm nghìn đồng",
      "Hai mươi lăm nghìn đồng"
    ),
    (
      100_000,
      "Một trăm nghìn đồng",
      "Một trăm nghìn đồng"
    ),
    (
      100_001,
      "Một trăm nghìn không trăm linh một đồng",
      "Một trăm nghìn không trăm lẻ một đồng"
    ),
    (
      101_000,
      "Một trăm linh một nghìn đồng",
      "Một trăm lẻ một nghìn đồng"
    ),
    (
      105_000,
      "Một trăm linh năm nghìn đồng",
      "Một trăm lẻ năm nghìn đồng"
    ),
    (
      115_000,
      "Một trăm mười lăm nghìn đồng",
      "Một trăm mười lăm nghìn đồng"
    ),
    (
      360_000,
      "Ba trăm sáu mươi nghìn đồng",
      "Ba trăm sáu mươi nghìn đồng"
    ),
    (
      500_000,
      "Năm trăm nghìn đồng",
      "Năm trăm nghìn đồng"
    ),
    (
      540_000,
      "Năm trăm bốn mươi nghìn đồng",
      "Năm trăm bốn mươi nghìn đồng"
    ),
    (
      720_000,
      "Bảy trăm hai mươi nghìn đồng",
      "Bảy trăm hai mươi nghìn đồng"
    ),
    (
      900_000,
      "Chín trăm nghìn đồng",
      "Chín trăm nghìn đồng"
    ),
    (
      1_000_000,
      "Một triệu đồng",
      "Một triệu đồng"
    ),
    (
      1_000_001,
      "Một triệu không trăm linh một đồng",
      "Một triệu không trăm lẻ một đồng"
    ),
    (
      1_000_500,
      "Một triệu năm trăm đồng",
      "Một triệu năm trăm đồng"
    ),
    (
      1_001_000,
      "Một triệu không trăm linh một nghìn đồng",
      "Một triệu không trăm lẻ một nghìn đồng"
    ),
    (
      1_005_000,
      "Một triệu không trăm linh năm nghìn đồng",
      "Một triệu không trăm lẻ năm nghìn đồng"
    ),
    (
      1_010_000,
      "Một triệu không trăm mười nghìn đồng",
      "Một triệu không trăm mười nghìn đồng"
    ),
    (
      1_015_005,
      "Một triệu không trăm mười lăm nghìn không trăm linh năm đồng",
      "Một triệu không trăm mười lăm nghìn không trăm lẻ năm đồng"
    ),
    (
      1_250_000,
      "Một triệu hai trăm năm mươi nghìn đồng",
      "Một triệu hai trăm năm mươi nghìn đồng"
    ),
    (
      1_500_000,
      "Một triệu năm trăm nghìn đồng",
      "Một triệu năm trăm nghìn đồng"
    ),
    (
      1_624_000,
      "Một triệu sáu trăm hai mươi tư nghìn đồng",
      "Một triệu sáu trăm hai mươi bốn nghìn đồng"
    ),
    (
      1_644_000,
      "Một triệu sáu trăm bốn mươi tư nghìn đồng",
      "Một triệu sáu trăm bốn mươi bốn nghìn đồng"
    ),
    (
      2_055_000,
      "Hai triệu không trăm năm mươi lăm nghìn đồng",
      "Hai triệu không trăm năm mươi lăm nghìn đồng"
    ),
    (
      2_789_000,
      "Hai triệu bảy trăm tám mươi chín nghìn đồng",
      "Hai triệu bảy trăm tám mươi chín nghìn đồng"
    ),
    (
      4_110_000,
      "Bốn triệu một trăm mười nghìn đồng",
      "Bốn triệu một trăm mười nghìn đồng"
    ),
    (
      6_165_000,
      "Sáu triệu một trăm sáu mươi lăm nghìn đồng",
      "Sáu triệu một trăm sáu mươi lăm nghìn đồng"
    ),
    (
      6_589_000,
      "Sáu triệu năm trăm tám mươi chín nghìn đồng",
      "Sáu triệu năm trăm tám mươi chín nghìn đồng"
    ),
    (
      8_942_000,
      "Tám triệu chín trăm bốn mươi hai nghìn đồng",
      "Tám triệu chín trăm bốn mươi hai nghìn đồng"
    ),
    (
      10_000_000,
      "Mười triệu đồng",
      "Mười triệu đồng"
    ),
    (
      10_000_001,
      "Mười triệu không trăm linh một đồng",
      "Mười triệu không trăm lẻ một đồng"
    ),
    (
      21_000_000,
      "Hai mươi mốt triệu đồng",
      "Hai mươi mốt triệu đồng"
    ),
    (
      24_500_000,
      "Hai mươi tư triệu năm trăm nghìn đồng",
      "Hai mươi bốn triệu năm trăm nghìn đồng"
    ),
    (
      55_555_555,
      "Năm mươi lăm triệu năm trăm năm mươi lăm nghìn năm trăm năm mươi lăm đồng",
      "Năm mươi lăm triệu năm trăm năm mươi lăm nghìn năm trăm năm mươi lăm đồng"
    ),
    (
      100_000_000,
      "Một trăm triệu đồng",
      "Một trăm triệu đồng"
    ),
    (
      101_001_001,
      "Một trăm linh một triệu không trăm linh một nghìn không trăm linh một đồng",
      "Một trăm lẻ một triệu không trăm lẻ một nghìn không trăm lẻ một đồng"
    ),
    (
      105_000_005,
      "Một trăm linh năm triệu không trăm linh năm đồng",
      "Một trăm lẻ năm triệu không trăm lẻ năm đồng"
    ),
    (
      115_015_000,
      "Một trăm mười lăm triệu không trăm mười lăm nghìn đồng",
      "Một trăm mười lăm triệu không trăm mười lăm nghìn đồng"
    ),
    (
      499_999_999,
      "Bốn trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng",
      "Bốn trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng"
    ),
    (
      500_000_000,
      "Năm trăm triệu đồng",
      "Năm trăm triệu đồng"
    ),
    (
      1_000_000_000,
      "Một tỷ đồng",
      "Một tỷ đồng"
    ),
    (
      1_000_000_001,
      "Một tỷ không trăm linh một đồng",
      "Một tỷ không trăm lẻ một đồng"
    ),
    (
      1_000_001_000,
      "Một tỷ không trăm linh một nghìn đồng",
      "Một tỷ không trăm lẻ một nghìn đồng"
    ),
    (
      1_001_000_000,
      "Một tỷ không trăm linh một triệu đồng",
      "Một tỷ không trăm lẻ một triệu đồng"
    ),
    (
      1_005_000_000,
      "Một tỷ không trăm linh năm triệu đồng",
      "Một tỷ không trăm lẻ năm triệu đồng"
    ),
    (
      1_020_304_050,
      "Một tỷ không trăm hai mươi triệu ba trăm linh bốn nghìn không trăm năm mươi đồng",
      "Một tỷ không trăm hai mươi triệu ba trăm lẻ bốn nghìn không trăm năm mươi đồng"
    ),
    (
      2_101_000_000,
      "Hai tỷ một trăm linh một triệu đồng",
      "Hai tỷ một trăm lẻ một triệu đồng"
    ),
    (
      11_111_111_111,
      "Mười một tỷ một trăm mười một triệu một trăm mười một nghìn một trăm mười một đồng",
      "Mười một tỷ một trăm mười một triệu một trăm mười một nghìn một trăm mười một đồng"
    ),
    (
      15_000_000_000,
      "Mười lăm tỷ đồng",
      "Mười lăm tỷ đồng"
    ),
    (
      21_000_000_021,
      "Hai mươi mốt tỷ không trăm hai mươi mốt đồng",
      "Hai mươi mốt tỷ không trăm hai mươi mốt đồng"
    ),
    (
      105_000_000_000,
      "Một trăm linh năm tỷ đồng",
      "Một trăm lẻ năm tỷ đồng"
    ),
    (
      1_000_000_000_000,
      "Một nghìn tỷ đồng",
      "Một nghìn tỷ đồng"
    ),
    (
      1_005_000_000_000,
      "Một nghìn không trăm linh năm tỷ đồng",
      "Một nghìn không trăm lẻ năm tỷ đồng"
    ),
    (
      1_234_567_890_123,
      "Một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba đồng",
      "Một nghìn hai trăm ba mươi bốn tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba đồng"
    ),
  ]
}

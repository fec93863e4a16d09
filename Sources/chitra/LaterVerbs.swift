// Verbs of the contract that this version does not have: they say so, and the call is wrong usage.

internal import ArgumentParser
internal import PaymentPipeline

enum LaterVerbs {
  static let all: [any ParsableCommand.Type] = [
    BookVerb.self, SubmitVerb.self, AmendVerb.self, CompareVerb.self, BatchVerb.self, ReportVerb.self,
  ]
  /// Below `chitra roster`.
  static let ofRosters: [any ParsableCommand.Type] = [
    RosterMergeVerb.self, RosterDiffVerb.self, RosterNextVerb.self, RosterArrearsVerb.self, RosterTransferVerb.self,
    RosterVerifyVerb.self, RosterAccountsVerb.self,
  ]
}

/// A verb that is only named.
protocol LaterVerb: ParsableCommand {
  static var name: String { get }
  /// The verb above it, if there is one.
  static var parent: String { get }
}

extension LaterVerb {
  static var parent: String { "" }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: "Chưa có trong phiên bản này. / Not in this version.", shouldDisplay: false)
  }

  func run() throws {
    try RunContext.perform(CommonOptions.parse([])) { context throws(RunFailure) in
      throw context.notInThisVersion("chitra \(Self.parent)\(Self.name)")
    }
  }
}

struct RosterMergeVerb: LaterVerb {
  static let name = "merge"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterDiffVerb: LaterVerb {
  static let name = "diff"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterNextVerb: LaterVerb {
  static let name = "next"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterArrearsVerb: LaterVerb {
  static let name = "arrears"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterTransferVerb: LaterVerb {
  static let name = "transfer"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterVerifyVerb: LaterVerb {
  static let name = "verify"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct RosterAccountsVerb: LaterVerb {
  static let name = "accounts"
  static let parent = "roster "
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct BookVerb: LaterVerb {
  static let name = "book"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct SubmitVerb: LaterVerb {
  static let name = "submit"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct AmendVerb: LaterVerb {
  static let name = "amend"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct CompareVerb: LaterVerb {
  static let name = "compare"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct BatchVerb: LaterVerb {
  static let name = "batch"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

struct ReportVerb: LaterVerb {
  static let name = "report"
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}

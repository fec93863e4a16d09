// Verbs of the contract that this version does not have: they say so, and the call is wrong usage.

internal import ArgumentParser
internal import PaymentPipeline

enum LaterVerbs {
  static let all: [any ParsableCommand.Type] = [
    RosterVerb.self, BookVerb.self, SubmitVerb.self, AmendVerb.self, CompareVerb.self, BatchVerb.self, ReportVerb.self,
  ]
}

/// A verb that is only named.
protocol LaterVerb: ParsableCommand {
  static var name: String { get }
}

extension LaterVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: "Chưa có trong phiên bản này. / Not in this version.", shouldDisplay: false)
  }

  func run() throws {
    try RunContext.perform(CommonOptions.parse([])) { context throws(RunFailure) in
      throw context.notInThisVersion("chitra \(Self.name)")
    }
  }
}

struct RosterVerb: LaterVerb {
  static let name = "roster"
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

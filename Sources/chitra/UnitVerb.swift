internal import ArgumentParser

struct UnitVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unit")
  @OptionGroup var common: CommonOptions
}

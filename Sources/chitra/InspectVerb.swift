internal import ArgumentParser

struct InspectVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "inspect")
  @OptionGroup var common: CommonOptions
}

internal import ArgumentParser

struct PrintVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "print")
  @OptionGroup var common: CommonOptions
}

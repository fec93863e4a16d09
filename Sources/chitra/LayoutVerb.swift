internal import ArgumentParser

struct LayoutVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "layout")
  @OptionGroup var common: CommonOptions
}

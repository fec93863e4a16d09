import ArgumentParser

@main
struct ChiTra: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "chitra", abstract: "Payout files of social allowances.")
}

// The rosters that one call of `validate` looks at: a person or account in two of them is seen.

import Files
import PaymentModel

extension SurveyOptions {
  /// How lists are checked outside a round.
  init(checking roster: RosterOptions, period: Period?, seeksDuplicates: Bool) {
    self.init()
    self.period = period
    months = period.map { [$0.withoutRound] } ?? []
    programme = roster.programme
    self.seeksDuplicates = seeksDuplicates
    repairsLeadingZeros = roster.repairsLeadingZeros
    keepsVerdicts = false
  }
}

/// What is known of the rosters looked at so far.
public final class ValidatedRosters {
  private var survey: RosterSurvey?

  /// None yet.
  public init() {}

  /// Looks at the lists of one more file; rows and đồng of these.
  func look(
    at lists: [OpenedInput], _ options: SurveyOptions, _ roster: RosterOptions, _ run: Run
  ) throws(RunFailure) -> ControlTotals {
    var own: RosterSurvey
    if let known = survey {
      own = known
    } else {
      var options = options
      options.lists = try ListsOfOthers.read(roster, run)
      own = RosterSurvey(run: run, options: options, unit: nil)
    }
    // Not kept twice while it changes; and after a failure its rows would be known by halves.
    survey = nil
    _ = try own.lookAtAll(lists)
    let sum = own.sum
    survey = own
    return sum
  }

  /// Tells what can be told only after the last roster.
  public func finish() throws(RunFailure) {
    guard var own = survey else { return }
    survey = nil
    try own.reportShared()
  }
}

import ArgumentParser
import Platform

/// Which customers are made.
struct PopulationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Make so many customers (default: as many as there are, or 100000).", valueName: "n"))
  var customers: Int?

  @Option(help: ArgumentHelp("Make the population of this seed.", valueName: "s"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The moment that the data stand for (default: \(DataPreparation.standardMoment)).", valueName: "t"))
  var asOf: String?

  /// Whether one of them is given.
  var isChosen: Bool { customers != nil || seed != nil || asOf != nil }

  func validate() throws {
    let allowed = CustomerGenerator.allowedCounts
    if let customers, !allowed.contains(customers) {
      throw ValidationError(
        "expected --customers from \(allowed.lowerBound) to \(allowed.upperBound), found \(customers)")
    }
    try PlatformMoment.check(asOf)
  }
}

/// The groups that a fairness report compares beside those of a feature's own levels.
public struct FairnessPlan: Sendable, Hashable {
  /// A range of ages.
  public struct AgeBand: Sendable, Hashable {
    /// Its name in the report.
    public let name: String
    /// The least age in it.
    public let from: Double
    /// The first age beyond it.
    public let below: Double
  }

  /// Some countries.
  public struct Region: Sendable, Hashable {
    /// Its name in the report.
    public let name: String
    /// The codes of its countries.
    public let countries: [String]
  }

  /// The bands of `age`, in order.
  public let ageBands: [AgeBand]
  /// The groups of `country`, in order.
  public let regions: [Region]
}

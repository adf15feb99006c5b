/// The months of the snapshots: twelve, the last before the moment that the data stand for.
public enum SnapshotMonth {
  /// How many there are.
  public static let count = 12
  /// The first month as a number of months since the year 0: 2024-10.
  private static let first = 2024 * 12 + 9

  /// A month as text, `2024-10` for 0 to `2025-09` for 11; numbers beyond go on from there.
  public static func text(_ index: Int) -> String {
    let (year, month) = (first + index).quotientAndRemainder(dividingBy: 12)
    return "\(year)-\(month < 9 ? "0" : "")\(month + 1)"
  }

  /// The number of a month's text, `nil` unless it is one of the twelve.
  public static func index(of text: some StringProtocol) -> Int? { (0..<count).first { self.text($0) == text } }
}

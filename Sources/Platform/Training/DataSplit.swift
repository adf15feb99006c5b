/// Which rows a model is trained on, which choose its rounds and threshold, and which it is judged by.
///
/// A row's part follows from its customer's id alone: the same customer is never trained on in one run and judged by in
/// another, however many customers there are.
public struct DataSplit: Sendable, Hashable {
  /// A part of the rows.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The rows that trees are grown from.
    case train
    /// The rows that rounds, candidates and thresholds are chosen by.
    case validation
    /// The rows that only the final figures are taken from.
    case test
  }

  /// The rows of each part, in growing order.
  private let rowsOfPart: [Part: [Int]]

  /// Splits customers by their ids. O(customers).
  public init(ids: [Int], seed: UInt64, validationShare: Double, testShare: Double) {
    var rows: [Part: [Int]] = [:]
    for (row, id) in ids.enumerated() {
      let share = Self.share(of: id, seed: seed)
      let part: Part = share < testShare ? .test : share < testShare + validationShare ? .validation : .train
      rows[part, default: []].append(row)
    }
    rowsOfPart = rows
  }

  /// The rows of a part, in growing order.
  public subscript(part: Part) -> [Int] { rowsOfPart[part] ?? [] }

  /// A number from 0 to 1 that an id and a seed decide, by SplitMix64's finaliser (Steele, Lea and Flood 2014).
  private static func share(of id: Int, seed: UInt64) -> Double {
    var bits = UInt64(bitPattern: Int64(id)) &+ seed &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }
}

import Predictions

/// Makes customers with known regularities: the data that the platform's models learn from.
///
/// A customer depends on the seed and the id alone, so that data sets of one seed begin alike whatever their size, and
/// on basic arithmetic alone, so that they are the same on every machine.
public struct CustomerGenerator: Sendable, Hashable {
  /// The id of the first customer; the others follow without gaps.
  public static let firstID = 10_000
  /// How many customers can be made.
  public static let allowedCounts = 1...10_000_000

  /// What distinguishes this population from others.
  public let seed: UInt64
  /// How many customers are made.
  public let count: Int

  /// A generator of so many customers, of at least 1 and at most 10,000,000.
  public init(seed: UInt64, count: Int) {
    self.seed = seed
    self.count = min(max(count, Self.allowedCounts.lowerBound), Self.allowedCounts.upperBound)
  }

  /// Makes the customers, by at most `width` tasks at once; the result does not depend on `width`. O(count).
  ///
  /// - Parameter progress: Called with the number of customers made so far, in growing order.
  public func customers(width: Int, progress: @Sendable (Int) -> Void = { _ in }) async -> CustomerDataset {
    let chunks = stride(from: 0, to: count, by: Self.chunkSize).map { $0..<min($0 + Self.chunkSize, count) }
    let parts = await Parallel.map(
      chunks, width: width, finished: { progress(min($0 * Self.chunkSize, count)) }, customers)
    return Self.joined(parts, count: count)
  }

  private static let chunkSize = 2048

  /// The customers of some rows; those beyond `count` can be made too.
  func customers(_ rows: Range<Int>) -> CustomerDataset {
    var part = CustomerDataset(capacity: rows.count)
    for row in rows {
      var draft = CustomerDraft(seed: seed, row: UInt64(row))
      part.ids.append(Self.firstID + row)
      part.months.append(UInt8(draft.month))
      // What comes of a customer follows from the truth, before some of it is lost or falsified.
      part.outcomes.append(draft)
      draft.removeUnknown()
      draft.addAnomaly()
      part.outcomes.anomalyKinds.append(UInt8(draft.anomaly))
      part.features.append(row: Array(draft.floats))
    }
    return part
  }

  private static func joined(_ parts: [CustomerDataset], count: Int) -> CustomerDataset {
    var whole = CustomerDataset(capacity: count)
    for part in parts {
      whole.ids += part.ids
      whole.months += part.months
      whole.outcomes.append(part.outcomes)
    }
    let values = Array(parts.lazy.map(\.features.values).joined())
    whole.features = FeatureMatrix(columnCount: whole.features.columnCount, values: values) ?? whole.features
    return whole
  }
}

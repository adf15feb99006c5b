/// How content travels to and from a bucket.
public struct S3Transfers: Sendable, Hashable {
  /// Longer content is written in parts, in bytes.
  public var threshold: Int
  /// How long a part is, in bytes: S3 takes 5 MiB to 5 GiB, and at most 10,000 parts.
  public var partSize: Int
  /// How many parts travel at once.
  public var width: Int

  /// Parts of 8 MiB, four at once, for what is longer than 16 MiB, unless said otherwise.
  public init(threshold: Int = 16 << 20, partSize: Int = 8 << 20, width: Int = 4) {
    self.threshold = max(0, threshold)
    self.partSize = max(1, partSize)
    self.width = max(1, width)
  }

  /// The parts of so many bytes, longer ones where there would be more than 10,000 of them.
  func parts(of count: Int) -> [Range<Int>] {
    let size = max(partSize, (count - 1) / 10_000 + 1)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}

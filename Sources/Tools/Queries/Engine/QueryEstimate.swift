import JSON

/// What a statement is thought to cost before it runs.
public struct QueryEstimate: Sendable, Hashable {
  /// The bytes that it will scan, `nil` when that is not known.
  public let scannedBytes: Int?
  /// What that costs in US dollars, `nil` when it is not known.
  public let usd: Double?
  /// Where the figures come from, or why there are none, in a sentence.
  public let basis: String

  /// An estimate.
  public init(scannedBytes: Int?, usd: Double?, basis: String) {
    self.scannedBytes = scannedBytes
    self.usd = usd
    self.basis = basis
  }

  /// `{"scanned_bytes","usd","basis"}`; what is not known is null.
  public var json: JSONValue {
    [
      "scanned_bytes": scannedBytes.map { .number($0) } ?? .null, "usd": usd.map { .number($0) } ?? .null,
      "basis": .string(basis),
    ]
  }
}

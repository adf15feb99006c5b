/// How an ingestion differs from bringing the index up to date.
public struct IngestionOptions: Sendable, Hashable {
  /// Whether everything is read and indexed anew; vectors of unchanged texts are still taken over.
  public var rebuilds: Bool
  /// Whether documents of data sources that are not among the given ones go.
  public var prunes: Bool

  /// Bring the index up to date, unless said otherwise.
  public init(rebuilds: Bool = false, prunes: Bool = false) {
    self.rebuilds = rebuilds
    self.prunes = prunes
  }
}

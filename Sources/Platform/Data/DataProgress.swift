/// How far the preparation of data is.
public struct DataProgress: Sendable, Hashable {
  /// What is being done.
  public let stage: DataStage
  /// How many customers that is done for.
  public let done: Int
  /// How many customers there are.
  public let total: Int
}

/// How far a stage is.
public struct StageProgress: Sendable, Hashable {
  /// What is being done, such as `training churn`.
  public var activity: String
  /// What is counted, in the plural, such as `rounds`.
  public var unit: String
  /// How many are done.
  public var done: Int
  /// How many there are, `nil` when that is not known.
  public var total: Int?

  /// A point of a stage.
  public init(activity: String, unit: String, done: Int, total: Int?) {
    self.activity = activity
    self.unit = unit
    self.done = done
    self.total = total
  }
}

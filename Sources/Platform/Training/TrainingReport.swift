import JSON

/// What a training came to.
public struct TrainingReport: Sendable, Hashable {
  /// What became of one model.
  public struct Model: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Whether it was there already.
    public let isKept: Bool
    /// The size of `model.ubj` in bytes.
    public let bytes: Int
    /// The content of `metrics.json`.
    public let metrics: JSONValue

    /// The figures of the test rows by name, in the order of the report.
    public var testFigures: [(name: String, value: Double)] {
      (metrics["metrics"]?["test"]?.object?.members ?? []).compactMap { member in
        member.value.double.map { (member.key, $0) }
      }
    }
    /// How many trees it has.
    public var trees: Int { metrics["training"]?["trees"]?.int ?? 0 }
  }

  /// The models in the order of the plan.
  public let models: [Model]
  /// The version of XGBoost's library, `nil` when no model needed it.
  public let libraryVersion: String?
}

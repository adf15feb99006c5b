/// What comes of a prediction when features have other values.
public struct WhatIfOutcome: Sendable, Hashable {
  /// A feature whose contribution is another one then.
  public struct Movement: Sendable, Hashable {
    /// The feature's name.
    public let feature: String
    /// What it added before.
    public let before: Double
    /// What it adds after.
    public let after: Double

    /// A contribution before and after.
    public init(feature: String, before: Double, after: Double) {
      self.feature = feature
      self.before = before
      self.after = after
    }

    /// By how much it moved.
    public var change: Double { after - before }
  }

  /// The changed features.
  public let changes: [ValueChange]
  /// The prediction then.
  public let prediction: Double
  /// The margin then.
  public let margin: Double
  /// The features whose contributions moved, the largest move first.
  public let moved: [Movement]

  /// The outcome of changes.
  public init(changes: [ValueChange], prediction: Double, margin: Double, moved: [Movement]) {
    self.changes = changes
    self.prediction = prediction
    self.margin = margin
    self.moved = moved.sorted { $0.change.magnitude > $1.change.magnitude }
  }
}

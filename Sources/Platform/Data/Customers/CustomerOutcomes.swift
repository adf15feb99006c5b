/// What came of customers: the values that models learn to predict, a column each, as long as there are customers.
public struct CustomerOutcomes: Sendable, Hashable {
  /// The engagement over 30 days, 0 to 1 with four decimals.
  public internal(set) var engagementScores: [Float] = []
  /// 1 for a customer who left within 30 days, otherwise 0.
  public internal(set) var churned: [Float] = []
  /// The lifetime value in US dollars, to the cent.
  public internal(set) var lifetimeValues: [Float] = []
  /// The next category, as the place of its level among those of `favourite_category`.
  public internal(set) var nextCategories: [UInt8] = []
  /// What is wrong with the data: 0 nothing, otherwise the number of an `AnomalyKind`.
  public internal(set) var anomalyKinds: [UInt8] = []

  /// No outcomes yet.
  init() {}

  mutating func append(_ other: CustomerOutcomes) {
    engagementScores += other.engagementScores
    churned += other.churned
    lifetimeValues += other.lifetimeValues
    nextCategories += other.nextCategories
    anomalyKinds += other.anomalyKinds
  }

  mutating func append(_ draft: CustomerDraft) {
    let logit = draft.churnLogit
    engagementScores.append(Float((draft.engagementScore * 10_000).rounded() / 10_000))
    churned.append(draft.leaves(logit) ? 1 : 0)
    lifetimeValues.append(Float((draft.lifetimeValue(logit) * 100).rounded() / 100))
    nextCategories.append(UInt8(draft.nextCategory))
  }
}

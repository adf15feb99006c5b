import Predictions

/// Whether a model that decides about people treats their groups alike.
public struct FairnessReport: Sendable, Hashable {
  /// A feature by which people must not be treated differently, and how much of the model's reasons it is.
  public struct ProtectedFeature: Sendable, Hashable {
    /// The feature.
    public let name: String
    /// Its share of the mean |SHAP|.
    public let share: Double
  }

  /// From which probability on a row is flagged.
  public let threshold: Double
  /// How many rows were looked at.
  public let rows: Int
  /// The features by which people must not be treated differently.
  public let protectedFeatures: [ProtectedFeature]
  /// The attributes compared: gender, age band and region, those that the data have.
  public let attributes: [FairnessAttribute]

  /// Compares groups over some rows of the data.
  init(
    _ data: TrainingData, rows: [Int], probabilities: [Double], threshold: Double, plan: FairnessPlan,
    shares: [String: Double]
  ) {
    self.threshold = threshold
    self.rows = rows.count
    protectedFeatures = data.schema.features.filter(\.isProtected).map {
      ProtectedFeature(name: $0.name, share: shares[$0.name] ?? 0)
    }
    let targets = data.values(of: .churned)
    let outcomes = rows.map { targets[$0] > 0 }
    let scores = rows.map { probabilities[$0] }
    attributes = Self.groupings(data, plan).map { grouping in
      FairnessAttribute(
        name: grouping.name, order: grouping.order, members: rows.map { grouping.members[$0] }, outcomes: outcomes,
        probabilities: scores, threshold: threshold)
    }
  }

  /// An attribute with its groups and the group of each row of the data.
  private struct Grouping {
    let name: String
    let order: [String]
    let members: [String?]
  }

  private static func groupings(_ data: TrainingData, _ plan: FairnessPlan) -> [Grouping] {
    var groupings: [Grouping] = []
    if let levels = data.schema["gender"]?.levels {
      groupings.append(Grouping(name: "gender", order: levels, members: levelNames(data.column("gender"), levels)))
    }
    let ages = data.column("age")
    if !ages.isEmpty {
      let members = ages.map { age in
        plan.ageBands.first { Double(age) >= $0.from && Double(age) < $0.below }?.name
      }
      groupings.append(Grouping(name: "age_band", order: plan.ageBands.map(\.name), members: members))
    }
    if let levels = data.schema["country"]?.levels {
      let members = levelNames(data.column("country"), levels).map { country in
        plan.regions.first { region in country.map(region.countries.contains) ?? false }?.name
      }
      groupings.append(Grouping(name: "region", order: plan.regions.map(\.name), members: members))
    }
    return groupings
  }

  private static func levelNames(_ codes: [Float], _ levels: [String]) -> [String?] {
    codes.map { code in Int(exactly: code).flatMap { levels.indices.contains($0) ? levels[$0] : nil } }
  }
}

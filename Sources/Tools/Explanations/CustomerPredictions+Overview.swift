import Predictions

extension CustomerPredictions {
  /// How many customers an overview looks at unless it is said.
  public static let usualSample = 2000

  /// What a model's predictions rest on, over a sample of customers: as a whole, or group by group of a feature.
  ///
  /// The sample takes every so-manieth customer, so that it is the same each time. Of several classes it is the one
  /// named, otherwise the contributions to all of them, without signs and added up.
  /// - Throws: `FeatureError` for an unknown model, class or feature, and without customers; what the store throws.
  /// - Complexity: O(rows × nodes).
  public func overview(
    of name: String, sample: Int = usualSample, className: String? = nil, by attribute: String? = nil
  ) throws -> [GlobalExplanation] {
    let model = try models.model(name)
    let group = try className.map { try classIndex($0, of: model) }
    let table = try customers.sample(max(1, sample))
    guard !table.isEmpty else { throw FeatureError("there are no customers; make them: kb platform data") }
    var matrix = FeatureMatrix(columnCount: model.model.ensemble.featureCount, capacity: table.count)
    for customer in table { matrix.append(row: columns(of: model, customer.features)) }
    let contributions = try model.explainer.contributions(of: matrix)
    guard contributions.values.allSatisfy(\.isFinite) else {
      throw ModelLibraryError(
        .damaged, "model \(name): a leaf is not finite, so that nothing can be said; train it anew: kb platform train")
    }
    let explained = ExplainedRows(model, matrix, group: group, contributions)
    guard let attribute else { return [explained.overview(of: Array(0..<table.count), named: nil)] }
    let (place, feature) = try customers.schema.place(of: attribute)
    let groups = RowGroups(feature, values: table.map { $0.features[safe: place] ?? .nan })
    return groups.groups.map { explained.overview(of: $0.rows, named: $0.name) }
  }

  /// The place of a class.
  ///
  /// - Throws: `FeatureError` when the model has no such class.
  func classIndex(_ name: String, of model: ExplainedModel) throws -> Int {
    let classes = model.description.classes
    if let index = classes.firstIndex(of: name) { return index }
    throw FeatureError(
      classes.isEmpty
        ? "model \(model.description.name) has no classes, so there is no class \"\(name.prefix(60))\""
        : "there is no class \"\(name.prefix(60))\"; expected one of \(classes.joined(separator: ", "))")
  }
}

extension FeatureSchema {
  /// The column and the feature of a name.
  ///
  /// - Throws: `FeatureError` with the nearest names when there is no such feature.
  public func place(of name: String) throws(FeatureError) -> (index: Int, feature: Feature) {
    if let index = index(of: name) { return (index, features[index]) }
    let near = NearestNames.of(name, among: features.map(\.name))
    let hint =
      near.isEmpty
      ? "there are \(features.count), see: kb customer ID" : "did you mean \(near.joined(separator: ", "))?"
    throw FeatureError("no feature \"\(name.prefix(60))\"; \(hint)")
  }
}

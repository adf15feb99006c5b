import JSON

extension FeatureStatistics {
  /// Reads the statistics of one feature, as `json` writes them.
  ///
  /// - Throws: `FeatureError` that names the member that does not fit.
  public init(_ json: JSONValue) throws(FeatureError) {
    guard let name = json["name"]?.string, let count = json["count"]?.int, let missing = json["missing_share"]?.double
    else { throw FeatureError("statistics: expected \"name\", \"count\" and \"missing_share\" of a feature") }
    self.init(name: name, count: count, missingShare: missing)
    mean = json["mean"]?.double ?? .nan
    deviation = json["deviation"]?.double ?? .nan
    percentiles = (json["percentiles"]?.array ?? []).compactMap(\.double)
    guard percentiles.isEmpty || percentiles.count == 101, zip(percentiles, percentiles.dropFirst()).allSatisfy(<=)
    else {
      throw FeatureError("statistics of \(name): expected 101 growing percentiles, found \(percentiles.count)")
    }
    levels = (json["levels"]?.object?.members ?? []).compactMap { member in
      member.value.int.map { LevelCount(level: member.key, count: $0) }
    }
  }

  /// The statistics as JSON: numbers with mean and percentiles, categories with the count of each level.
  public var json: JSONValue {
    var object: JSONObject = [
      "name": .string(name), "count": .number(count), "missing_share": .number(missingShare),
    ]
    if !mean.isNaN { object["mean"] = .number(mean) }
    if !deviation.isNaN { object["deviation"] = .number(deviation) }
    if let minimum { object["minimum"] = .number(minimum) }
    if let maximum { object["maximum"] = .number(maximum) }
    if !percentiles.isEmpty { object["percentiles"] = .array(percentiles.map { .number($0) }) }
    if !levels.isEmpty {
      object["levels"] = .object(JSONObject(levels.map { JSONObject.Member(key: $0.level, value: .number($0.count)) }))
    }
    return .object(object)
  }
}

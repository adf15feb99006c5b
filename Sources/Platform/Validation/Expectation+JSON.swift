import JSON

extension Expectation {
  /// Reads one expectation: `{"expectation": "expect_…", "column": …, …, "mostly": 0.99, "from_rows": 5000}`.
  ///
  /// - Throws: `PlatformError` that names the expectation and the member that does not fit.
  public init(_ json: JSONValue) throws(PlatformError) {
    guard let name = json["expectation"]?.string else {
      throw PlatformError("expectations: expected a text \"expectation\", found \(json.text())")
    }
    let mostly = json["mostly"]?.double ?? 1
    guard (0...1).contains(mostly) else {
      throw PlatformError("\(name): expected \"mostly\" from 0 to 1, found \(mostly)")
    }
    self.init(
      name: name, rule: try Self.rule(name, json), mostly: mostly, minimumRows: json["from_rows"]?.int ?? 0,
      declaration: json)
  }

  private static func rule(_ name: String, _ json: JSONValue) throws(PlatformError) -> Rule {
    switch name {
    case "expect_table_row_count_to_be_between": .rowCount(try range(json, name))
    case "expect_column_values_to_be_between": .between(try text(json, "column", name), try range(json, name))
    case "expect_column_values_to_be_in_set":
      .inSet(try text(json, "column", name), Set((json["values"]?.array ?? []).compactMap(\.string)))
    case "expect_column_values_to_not_be_null": .notNull(try text(json, "column", name))
    case "expect_column_missing_share_to_be_between":
      .missingShare(try text(json, "column", name), try range(json, name))
    case "expect_column_values_to_be_unique": .unique(try text(json, "column", name))
    case "expect_column_values_to_be_of_type": try type(json, name)
    case "expect_column_pair_values_a_to_be_at_least_b":
      .atLeast(try text(json, "column_a", name), try text(json, "column_b", name))
    case "expect_row_conditions_to_agree": .agreement(try conditions(json, name))
    case "expect_column_drift_to_be_below":
      .drift(try text(json, "column", name), by: try text(json, "by", name), maximum: json["maximum"]?.double ?? 0.25)
    default: throw PlatformError("expectations: there is none called \(name)")
    }
  }

  private static func type(_ json: JSONValue, _ name: String) throws(PlatformError) -> Rule {
    let column = try text(json, "column", name)
    switch try text(json, "type", name) {
    case "integer": return .integer(column)
    case "boolean": return .boolean(column)
    case "float": return .between(column, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    case let other: throw PlatformError("\(name): expected type integer, float or boolean, found \"\(other)\"")
    }
  }

  private static func conditions(_ json: JSONValue, _ name: String) throws(PlatformError) -> [RowCondition] {
    var conditions: [RowCondition] = []
    for condition in json["conditions"]?.array ?? [] { conditions.append(try RowCondition(condition)) }
    guard conditions.count > 1 else { throw PlatformError("\(name): expected two or more \"conditions\"") }
    return conditions
  }

  private static func range(_ json: JSONValue, _ name: String) throws(PlatformError) -> ClosedRange<Double> {
    let minimum = json["minimum"]?.double ?? -.infinity
    let maximum = json["maximum"]?.double ?? .infinity
    guard minimum <= maximum else {
      throw PlatformError("\(name): expected \"minimum\" below \"maximum\", found \(minimum) and \(maximum)")
    }
    return minimum...maximum
  }

  private static func text(_ json: JSONValue, _ key: String, _ name: String) throws(PlatformError) -> String {
    guard let text = json[key]?.string, !text.isEmpty else {
      throw PlatformError("\(name): expected a text \"\(key)\", found \(json[key]?.kind ?? "none")")
    }
    return text
  }
}

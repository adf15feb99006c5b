import JSON
import SQLite

/// How an engine goes about a statement: what it scans, searches and sorts, in order, and what that is thought to cost.
public struct QueryPlan: Sendable, Hashable {
  /// One part of the work.
  public struct Step: Sendable, Hashable {
    /// How many parts it is inside of.
    public let depth: Int
    /// The engine's words: `SEARCH customers USING INDEX …`.
    public let detail: String

    /// A part of the work.
    public init(depth: Int, detail: String) {
      self.depth = depth
      self.detail = detail
    }
  }

  /// The parts in order, each after what it is a part of.
  public let steps: [Step]
  /// What it is thought to cost, `nil` where queries cost nothing.
  public let estimate: QueryEstimate?

  /// A plan.
  public init(steps: [Step], estimate: QueryEstimate? = nil) {
    self.steps = steps
    self.estimate = estimate
  }

  /// The plan of the rows that `EXPLAIN QUERY PLAN` gives: id, parent, unused, detail.
  init(_ rows: [[SQLiteValue]]) {
    var depths: [Int64: Int] = [:]
    let steps = rows.compactMap { row -> Step? in
      guard row.count >= 4, case .integer(let id) = row[0], case .integer(let parent) = row[1],
        case .text(let detail) = row[3]
      else { return nil }
      let depth = depths[parent].map { $0 + 1 } ?? 0
      depths[id] = depth
      return Step(depth: depth, detail: detail)
    }
    self.init(steps: steps)
  }

  /// One line a step, indented by its depth.
  public var text: String {
    steps.map { String(repeating: "  ", count: $0.depth) + Self.plain($0.detail) }.joined(separator: "\n")
  }

  /// `{"plan":[{"depth","detail"}],"estimate"?}`.
  public var json: JSONValue {
    var object: JSONObject = [
      "plan": .array(steps.map { ["depth": .number($0.depth), "detail": .string($0.detail)] })
    ]
    if let estimate { object["estimate"] = estimate.json }
    return .object(object)
  }

  /// SQLite's words in everyday ones, where there are any.
  private static func plain(_ detail: String) -> String {
    let words: [(start: String, plain: String)] = [
      ("SCAN ", "read every row of "), ("SEARCH ", "look up rows of "),
      ("USE TEMP B-TREE FOR ", "sort or group for "), ("CO-ROUTINE ", "row by row, make "),
      ("MATERIALIZE ", "first make all rows of "), ("COMPOUND QUERY", "put together several queries"),
      ("CORRELATED SCALAR SUBQUERY", "for each row, ask subquery"), ("SCALAR SUBQUERY", "once, ask subquery"),
    ]
    guard let match = words.first(where: { detail.hasPrefix($0.start) }) else { return detail }
    return match.plain + detail.dropFirst(match.start.count)
  }
}

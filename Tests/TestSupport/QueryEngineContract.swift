import SQLite
import Tools

/// What every `QueryEngine` promises, claim by claim.
///
/// An engine under test has the schema `shop` with the tables of `tables`.
public enum QueryEngineContract {
  /// A promise and how to check it.
  public struct Claim: Sendable, CustomStringConvertible {
    /// The promise in words.
    public let name: String
    /// The promise in words, for test reports.
    public var description: String { name }
    /// Throws a `Violation`, or whatever the engine throws against its promise.
    public let check: @Sendable (_ engine: any QueryEngine) async throws -> Void
  }

  /// A promise that was not kept.
  public struct Violation: Error, CustomStringConvertible {
    /// What was expected, and what was found.
    public let description: String
  }

  /// The tables: their columns with types that SQLite and Athena know, and their rows.
  public static let tables: [(name: String, columns: [(name: String, type: String)], rows: [[String]])] = [
    (
      "orders", [("id", "int"), ("customer", "varchar(20)"), ("amount", "double")],
      [["1", "ada", "10.5"], ["2", "ada", "20.25"], ["3", "bob", "5.0"], ["4", "cleo – 日本", "1.0"]]
    ),
    ("numbers", [("n", "int")], (1...2345).map { [String($0)] }),
  ]

  /// All promises.
  public static let claims: [Claim] = values + limits + refusals + schemas

  static func expect<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) throws {
    guard found == expected else { throw Violation(description: "\(what): expected \(expected), found \(found)") }
  }

  static func error(_ engine: any QueryEngine, _ sql: String) async throws -> QueryError {
    do {
      let result = try await engine.run(sql)
      throw Violation(description: "expected an error for \(sql), found \(result.rows.count) rows")
    } catch let error as QueryError {
      return error
    }
  }
}

import JSON
import Storage
import TestSupport
import Testing

/// The rows and values of `fixtures/metrics/scikit.json`.
struct ScikitFixture {
  private let root: JSONValue

  init() throws {
    let bytes = try FileSystem().read(Repository.path + "/fixtures/metrics/scikit.json").array
    root = try JSONValue(parsing: bytes)
  }

  func number(_ part: String, _ name: String) throws -> Double { try #require(root[part]?[name]?.double) }

  func numbers(_ part: String, _ name: String) throws -> [Double] {
    try #require(root[part]?[name]?.array).compactMap(\.double)
  }

  var wilson: [JSONValue] { root["wilson"]?.array ?? [] }
}

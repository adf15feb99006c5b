import JSON

/// The requests that the stand-in saw of one test, told apart by a word in their statements.
struct AthenaLog {
  private let entries: [JSONValue]

  /// The requests since a marker, which the test's workgroup is.
  init(_ workgroup: String) async throws {
    let log = try await AthenaPeer.standin.control("/log", method: "GET").array ?? []
    entries = log.filter { $0["input"]?["WorkGroup"]?.string == workgroup }
  }

  /// The statements that were started.
  var statements: [String] {
    entries.filter { $0["operation"] == "StartQueryExecution" }.compactMap { $0["input"]?["QueryString"]?.string }
  }

  /// The input of the first start.
  var start: JSONValue? { entries.first { $0["operation"] == "StartQueryExecution" }?["input"] }

  /// How many requests of any kind named the workgroup.
  var count: Int { entries.count }

  /// How often an operation was called by anyone.
  static func count(_ operation: String) async throws -> Int {
    let log = try await AthenaPeer.standin.control("/log", method: "GET").array ?? []
    return log.count { $0["operation"]?.string == operation }
  }

  /// Requests that botocore's models found fault with.
  static func faults() async throws -> [String] {
    let log = try await AthenaPeer.standin.control("/log", method: "GET").array ?? []
    return log.filter { $0["operation"] == "fault" }.map { $0.text() }
  }
}

import JSON
import TestSupport

/// The function's package over thirteen thousand customers, and a Runtime API that it is run against.
struct FunctionBench {
  /// What came of a step.
  struct Step {
    let kind: String
    let type: String?
    let body: String

    /// The body as JSON, null for none.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    /// The answer inside, of whichever caller.
    var answer: JSONValue {
      let response = json["response"]
      let text =
        response?["responseBody"]?["application/json"]?["body"]?.string
        ?? response?["functionResponse"]?["responseBody"]?["TEXT"]?["body"]?.string
      return text.map { (try? JSONValue(parsing: $0)) ?? .string($0) } ?? json
    }
  }

  /// Why there is no function to run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let installation: Installation
  var handler = "action_group"

  /// Makes the customers and the package.
  init() throws {
    installation = try Installation()
    let data = try installation.kb("platform", "data", "--customers", "13000", "--json")
    guard data.status == 0 else { throw Failure(description: data.errors) }
    let package = try installation.kb("lambda", "package", "--with-data", "--output", "function.zip")
    guard package.status == 0 else { throw Failure(description: package.errors) }
  }

  /// The package's path.
  var zip: String { installation.directory.path + "/function.zip" }

  /// An event of `fixtures/lambda`.
  static func event(_ name: String) -> String { "\(Repository.path)/fixtures/lambda/\(name).json" }

  /// A step that invokes the function with an event: a text, or one of `fixtures/lambda`.
  static func step(_ event: String, timeout: Double = 30, isKilled: Bool = false) -> JSONValue {
    let isText = event.hasPrefix("{")
    var step: JSONObject = [
      "event": .string(isText ? event : Self.event(event)), "timeout": .number(timeout), "kill": .bool(isKilled),
    ]
    if event.hasPrefix("gateway") { step["context"] = .string(Self.event(event + ".context")) }
    return .object(step)
  }

  /// What comes of some steps, and which files of its package the function touched.
  func run(_ steps: [JSONValue], in folder: String = "function", isUnpacked: Bool = false) throws -> (
    steps: [Step], changed: [JSONValue]
  ) {
    let path = installation.directory.path + "/" + folder
    let script = "\(Repository.path)/Tests/Python/lambda_runtime.py"
    let process = ChildProcess(
      "\(Repository.path)/.venv/bin/python3", in: installation.directory.path,
      environment: ["PYTHONUTF8": "1", "KB_HANDLER": handler])
    let outcome = try process.run(["-B", script, isUnpacked ? "-" : zip, path, JSONValue.array(steps).text()])
    guard outcome.status == 0 else { throw Failure(description: outcome.errors) }
    let result = try JSONValue(parsing: outcome.output)
    let answers = (result["steps"]?.array ?? []).map { step in
      Step(kind: step["kind"]?.string ?? "", type: step["type"]?.string, body: step["body"]?.string ?? "")
    }
    return (answers, result["changed"]?.array ?? [])
  }
}

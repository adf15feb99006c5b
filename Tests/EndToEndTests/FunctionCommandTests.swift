import JSON
import TestSupport
import Testing

@Suite struct FunctionCommandTests {
  private let installation: Installation

  init() throws { installation = try Installation() }

  @Test func `The descriptions are what AWS's models and OpenAPI take`() throws {
    for form in ["openapi", "functions", "mcp"] {
      let outcome = try installation.shell("./kb lambda schema --\(form) > \(form).json 2>\(form).txt")
      #expect(outcome.status == 0)
    }
    let files = ["openapi", "functions", "mcp"].map { "\(installation.directory.path)/\($0).json" }
    #expect(try PythonScript(name: "lambda_schemas.py").output(files) == "3 3 3\n")
    #expect(try installation.shell("cat functions.txt").output.contains("query_athena has more to say"))
  }

  @Test func `An event that is none is a usage error with the events' place`() throws {
    try installation.directory.write("{\"a\": 1}", to: "event.json")
    let outcome = try installation.kb("lambda", "invoke", "--event", "event.json", "--json")
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    let error = try JSONValue(parsing: outcome.errors)["error"]
    #expect(error?["code"] == "event")
    #expect(error?["message"]?.string?.hasPrefix("event.json: expected an event") == true)
  }

  @Test func `A package without its program says how to build it`() throws {
    let outcome = try installation.kb("lambda", "package", "--binary", "nothing")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("./kb lambda package"))
  }

  #if os(Linux)
    @Test func `A package is the same each time, and has the configuration where there is one`() throws {
      let first = try installation.kb("lambda", "package", "--json")
      #expect(try JSONValue(parsing: first.output)["entries"] == ["bootstrap"])
      try installation.directory.write("{\"agent\": {\"tools\": \"auto\"}}", to: "kb.json")
      let second = try installation.kb("lambda", "package", "-o", "a.zip", "--json")
      #expect(try JSONValue(parsing: second.output)["entries"] == ["bootstrap", "kb.json"])
      _ = try installation.kb("lambda", "package", "-o", "b.zip")
      #expect(try installation.shell("cmp a.zip b.zip").status == 0)
    }
  #endif
}

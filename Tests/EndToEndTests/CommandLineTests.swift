import JSON
import TestSupport
import Testing

@Suite struct CommandLineTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  @Test func `The version is printed as text and as JSON`() throws {
    #expect(try installation.kb("version").output.hasPrefix("kb "))
    let json = try JSONValue(parsing: installation.kb("version", "--json").output)
    #expect(json.object?.keys == ["version", "platform", "architecture"])
  }

  @Test(arguments: [["doctro"], ["doctor", "--jsno"], ["completions", "tcsh"], ["config", "show", "--state"]])
  func `A mistake in the command line exits with 2 and says so on stderr`(arguments: [String]) throws {
    let outcome = try ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: installation.environment
    ).run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("kb: "))
    #expect(outcome.errors.contains("\n  1. "))
  }

  @Test func `A mistyped command is answered with the nearest one`() throws {
    #expect(try installation.kb("doctro").errors.contains("kb doctor"))
  }

  @Test func `With --json an error is one line of JSON on stderr and stdout is empty`() throws {
    let outcome = try installation.kb("doctor", "--jsno", "--json")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    let error = try JSONValue(parsing: outcome.errors)["error"]
    #expect(error?.object?.keys == ["code", "message", "reason", "remedies"])
    #expect(error?["code"] == "usage")
  }

  @Test func `A closed pipe is no error`() throws {
    let outcome = try installation.shell("{ ./kb config reference; echo \"exit $?\" >&2; } | true")
    #expect(outcome.output == "exit 0\n")
  }

  @Test func `Off a terminal the output has no colour`() throws {
    #expect(try !installation.kb("doctor").output.contains("\u{1B}"))
  }

  @Test func `Without documents the doctor exits with 3 and names remedies`() throws {
    let outcome = try installation.kb("doctor", "--json")
    #expect(outcome.status == 3)
    let report = try JSONValue(parsing: outcome.output)
    #expect(report["healthy"] == false)
    let documents = report["findings"]?.array?.first { $0["subject"] == "documents" }
    #expect(documents?["status"] == "failure")
    #expect(documents?["remedies"]?.array?.isEmpty == false)
  }

  @Test func `A new workspace is healthy, and writing it again changes nothing`() throws {
    let first = try installation.kb("init", "shop")
    #expect(first.status == 0)
    #expect(first.output.split(separator: "\n").contains("shop/kb.json"))
    #expect(try installation.shell("cd shop && ../kb doctor").status == 0)
    #expect(try installation.kb("init", "shop").output == "everything is there already\n")
  }

  @Test func `A file that someone changed is not written over without --force`() throws {
    _ = try installation.kb("init", "shop")
    try installation.directory.write("{}", to: "shop/kb.json")
    let refused = try installation.kb("init", "shop")
    #expect(refused.status == 10)
    #expect(try installation.shell("cat shop/kb.json").output == "{}")
    #expect(try installation.kb("init", "shop", "--force").output == "shop/kb.json\n")
  }

  @Test func `A fault in kb json is shown with line, column and the nearest key`() throws {
    try installation.directory.write("{\n  \"knowledgeBase\": {\"numberOfResult\": 3}\n}", to: "kb.json")
    let outcome = try installation.kb("config")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("kb.json:2:21: "))
    #expect(outcome.errors.contains("did you mean \"numberOfResults\"?"))
  }

  @Test func `The origin of every value is told`() throws {
    try installation.directory.write("{\n  \"agent\": {\n    \"maximumSteps\": 3}}", to: "kb.json")
    let outcome = try installation.shell("KB_NUMBER_OF_RESULTS=7 ./kb config show --origin --state /tmp/s --json")
    let settings = try JSONValue(parsing: outcome.output)["settings"]?.array ?? []
    func origin(_ name: JSONValue) -> String? { settings.first { $0["name"] == name }?["origin"]?.string }
    #expect(origin("agent.maximumSteps")?.hasSuffix("kb.json:3") == true)
    #expect(origin("knowledgeBase.numberOfResults") == "environment KB_NUMBER_OF_RESULTS")
    #expect(origin("stateDirectory") == "flag --state")
    #expect(origin("agent.model") == "default")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `There is a completion script for each shell`(shell: String) throws {
    let outcome = try installation.kb("completions", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("doctor"))
  }
}

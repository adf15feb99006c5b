import JSON
import TestSupport
import Testing

#if os(Linux)
  @Suite(.serialized) struct FunctionTests {
    private static let endless = #"""
      {"actionGroup":"g","function":"query_athena","parameters":[{"name":"sql_query","type":"string","value":"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c a, c b"}]}
      """#

    private let bench: FunctionBench

    init() throws { bench = try FunctionBench() }

    @Test func `The function answers all three callers and leaves its package as it was`() throws {
      let names = [
        "operation-query", "gateway-query", "function-customer", "gateway-customer", "operation-explain",
        "function-explain",
      ]
      let (steps, changed) = try bench.run(names.map { FunctionBench.step($0) })
      #expect(steps.map(\.kind) == names.map { _ in "response" })
      for step in steps.prefix(2) { #expect(step.answer["rows"] == [["customers": 13_000]]) }
      for step in steps[2...3] {
        #expect(step.answer["customer_id"] == 12_345)
        #expect(step.answer["predictions"]?.array?.count == 5)
      }
      #expect(steps[4].json["response"]?["httpStatusCode"] == 200)
      #expect(steps[4].answer["model"]?["name"] ?? steps[4].answer["model"] == "churn")
      #expect(steps[4].answer == steps[5].answer)
      #expect(steps[4].json["sessionAttributes"] == ["tenant": "north"])
      #expect(steps[5].json["promptSessionAttributes"] == ["today": "2025-10-21"])
      #expect(changed.isEmpty)
      for (name, step) in zip(names, steps) where !name.hasPrefix("gateway") {
        let here = try bench.installation.kb("lambda", "invoke", "--event", FunctionBench.event(name))
        #expect(here.output == step.body + "\n", "\(here.errors)")
      }
    }

    @Test func `A mistake, a failure and a killed process leave the next invocation alone`() throws {
      let unknown = "Function.UnknownEvent"
      let (steps, _) = try bench.run([
        FunctionBench.step("function-mistake"), FunctionBench.step("operation-mistake"),
        FunctionBench.step("{\"a\":1}"),
        FunctionBench.step("{"), FunctionBench.step("operation-query", isKilled: true),
        FunctionBench.step("operation-query"), FunctionBench.step(Self.endless, timeout: 0.5),
        FunctionBench.step("operation-query"),
      ])
      #expect(
        steps.map(\.kind) == [
          "response", "response", "error", "error", "killed", "response", "error", "response",
        ])
      #expect(steps[0].json["response"]?["functionResponse"]?["responseState"] == "REPROMPT")
      #expect(steps[1].json["response"]?["httpStatusCode"] == 400)
      #expect(steps[1].body.contains("tenure_months"))
      #expect(steps[2].type == unknown && steps[2].json["errorType"]?.string == unknown)
      #expect(steps[3].type == "Function.InvalidJSON")
      #expect(steps[5].json["response"]?["httpStatusCode"] == 200)
      #expect(steps[6].type == "Function.DeadlineReached")
      #expect(steps[7].answer["rows"] == [["customers": 13_000]])
    }

    @Test func `A handler that there is not is an error of the start, which names those there are`() throws {
      var bench = bench
      bench.handler = "action_groups"
      let (steps, _) = try bench.run([FunctionBench.step("operation-query")])
      #expect(steps.map(\.kind) == ["init/error"])
      #expect(steps.first?.type == "Function.UnknownHandler")
      #expect(steps.first?.json["errorMessage"]?.string?.contains("must be one of: action_group") == true)
    }

    @Test func `Damaged data are an error of the start, not of every call`() throws {
      _ = try bench.run([], in: "damaged")
      _ = try bench.installation.shell(
        "chmod u+w damaged/state/platform/catalogue/engagement_raw.sqlite; "
          + "echo nothing > damaged/state/platform/catalogue/engagement_raw.sqlite")
      let (steps, _) = try bench.run([FunctionBench.step("operation-query")], in: "damaged", isUnpacked: true)
      #expect(steps.map(\.kind) == ["init/error"])
      #expect(steps.first?.type == "Function.InitFailed")
    }

    @Test func `Lambda's peer runs the package with the events of Bedrock's callers`() throws {
      // It passes no client context on, without which a gateway's call is none: that caller is tested above.
      let server = try LoopbackServer("standins/ministack.py")
      let names = [
        "operation-query", "function-customer", "function-mistake", "operation-mistake", "operation-explain",
      ]
      let events = names.map(FunctionBench.event)
      var script = PythonScript(name: "lambda_ministack.py")
      script.timeout = 120
      let output = try script.output([server.url, bench.zip, "action_group"] + events + ["{}"])
      let payloads = try #require(JSONValue(parsing: output).array)
      for (event, payload) in zip(events, payloads) {
        let here = try bench.installation.kb("lambda", "invoke", "--event", event)
        #expect(payload["payload"] == (try JSONValue(parsing: here.output)))
        #expect(payload["error"] == .null)
      }
      #expect(payloads.last?["payload"]?["errorType"] == "Function.UnknownEvent")
    }
  }
#endif

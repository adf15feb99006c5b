import Agents
import Cloud
import JSON
import Workspaces

/// The steps of a recorded run with their times, tokens and dollars, then its answer.
struct TraceText {
  private let record: RunRecord
  private let console: Console

  init(_ record: RunRecord, _ console: Console) {
    self.record = record
    self.console = console
  }

  var text: String {
    (title + [""] + record.events.flatMap(lines) + [""] + ending).joined(separator: "\n")
  }

  private var title: [String] {
    let header = record.header
    let history = header.history.isEmpty ? "" : " · after \(header.history.count / 2) earlier questions"
    return [
      console.styled("run \(header.run)", .bold)
        + " · session \(header.session) · \(header.created) · \(header.model)\(history)".withoutControls,
      "question: \(header.question.withoutControls)",
    ]
  }

  private var ending: [String] {
    guard let answer = record.answerText else { return ["the run did not end: its record has no answer"] }
    let lines = AnswerText(answer, record.sources, unsupported: record.unsupportedSpans).lines
    let sources = record.sources.sources.map { SourceLine(source: $0, console: console).text }
    return ["answer:", AnswerLayout(console).text(lines)] + (sources.isEmpty ? [] : [""] + sources)
  }

  private func lines(_ event: JSONValue) -> [String] {
    switch event["event"]?.string {
    case "retrieved":
      let passages = event["passages"]?.array ?? []
      return [line(event, "search", "\(quoted(event["query"])): \(passages.count) passages")] + listed(passages)
    case "turn_started":
      let count = event["messages"]?.int ?? 0
      return [line(event, "turn", "\(count) \(count == 1 ? "message" : "messages") to the model")] + read(event)
    case "tool_call": return []
    case "turn_finished": return [line(event, "turn", usage(event["model"]))]
    case "tool_started":
      return [line(event, "tool", "\(name(event)) \((event["call"]?["input"] ?? .null).text())")]
    case "tool_finished":
      return [line(event, "tool", "\(name(event)) → \(event["outcome"]?.string ?? "")")]
    case "spent": return ["             cost    \(event["usd"]?.double?.dollars ?? "unknown")"] + spent(event)
    case "finished": return [line(event, "end", event["stop_reason"]?.string ?? "")]
    case "failed": return ["             failed  \(event["reason"]?.string ?? "")".withoutControls]
    default: return []
    }
  }

  /// A step: `    12.3 ms  search  …`.
  private func line(_ event: JSONValue, _ kind: String, _ detail: String) -> String {
    let time = (event["ms"]?.double ?? 0).fixed(1)
    let kind = kind + String(repeating: " ", count: 6 - kind.count)
    return "\(String(repeating: " ", count: max(0, 8 - time.count)))\(time) ms  \(kind)  \(detail)".withoutControls
  }

  private func quoted(_ value: JSONValue?) -> String { (value ?? .null).text() }

  private func name(_ event: JSONValue) -> String { event["call"]?["name"]?.string ?? "" }

  private func usage(_ model: JSONValue?) -> String {
    let usage = Usage(json: model?["usage"] ?? .null)
    let cached = usage.cacheReadTokens + usage.cacheWriteTokens
    let cache = cached > 0 ? " (and \(usage.cacheReadTokens) from the cache, \(usage.cacheWriteTokens) into it)" : ""
    return "\(model?["stop_reason"]?.string ?? "") · \(usage.inputTokens) tokens read\(cache), "
      + "\(usage.outputTokens) written · " + usage.usd.dollars
  }

  private func spent(_ event: JSONValue) -> [String] {
    (event["items"]?.array ?? []).compactMap(SpendingEntry.init).map { entry in
      "                     \(entry.text)".withoutControls
    }
  }

  private func listed(_ passages: [JSONValue]) -> [String] {
    passages.map { passage in
      let score = passage["score"]?.double.map { $0.fixed(3) } ?? ""
      return "                     \(score)  \(passage["source"]?.string ?? "")".withoutControls
    }
  }

  /// The documents whose passages tools brought into the conversation, with how many of each.
  private func read(_ event: JSONValue) -> [String] {
    let results = (event["new_messages"]?.array ?? []).flatMap { $0["content"]?.array ?? [] }
      .compactMap { $0["tool_result"] }
    return results.map { result in
      var counts: [(source: String, count: Int)] = []
      for source in (result["passages"]?.array ?? []).compactMap({ $0["source"]?.string }) {
        if let index = counts.firstIndex(where: { $0.source == source }) {
          counts[index].count += 1
        } else {
          counts.append((source, 1))
        }
      }
      let list = counts.map { "\($0.source) × \($0.count)" }.joined(separator: ", ")
      let outcome = list.isEmpty ? result["error"]?.string ?? "another result" : list
      return "                     \(result["id"]?.string ?? ""): \(outcome)".withoutControls
    }
  }
}

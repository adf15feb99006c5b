import Agents
import Retrieval

extension Excerpt {
  /// The cited values in the result of a tool call, as the run's record has it.
  ///
  /// - Parameter context: how many lines before and after to take in.
  init(of source: NumberedSource, call: ToolCall, in record: RunRecord, context: Int) {
    guard let result = record.result(ofCall: call.id), let text = ToolResultText(result) else {
      self.init(of: .toolResult(call), bytes: nil, state: .gone, cited: [], shown: [], passage: source.text)
      return
    }
    let cited = source.pointers.compactMap { text.lines(at: $0) }.merged
    self.init(
      of: .toolResult(call), bytes: Array(text.lines.joined(separator: "\n").utf8), state: .unchanged, cited: cited,
      shown: cited.map { $0.widened(by: context) }, passage: source.text)
  }
}

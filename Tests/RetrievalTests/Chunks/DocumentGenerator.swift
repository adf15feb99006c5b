import JSON
import Retrieval
import TestSupport

/// Documents of all formats by a seed (SplitMix64).
struct DocumentGenerator: RandomNumberGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func word() -> String {
    [
      "churn", "tenure_months", "Überlauf", "risk", "客户", "a|b", "C\\D", "rate", "😀", "engagement", "x", "mae", "12.50",
    ][
      number(0...12)]
  }

  mutating func sentence() -> String {
    (0...number(1...12)).map { _ in word() }.joined(separator: " ") + [".", "?", "!", " e.g. so."][number(0...3)]
  }

  mutating func document(_ format: DocumentFormat) -> Document {
    let text =
      switch format {
      case .json: json().text(number(0...1) == 0 ? .compact : .pretty)
      case .markdown: markdown()
      case .text: (0...number(1...6)).map { _ in paragraph() }.joined(separator: "\n\n")
      case .csv: csv()
      }
    let lineBreaks =
      number(0...2) == 0
      ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
    return Document(
      id: DocumentID(dataSource: "docs", key: "reports/q\(number(1...4))_\(format.rawValue)"), uri: "", format: format,
      bytes: (number(0...4) == 0 ? [0xEF, 0xBB, 0xBF] : []) + Array(lineBreaks.utf8))
  }

  mutating func json(depth: Int = 0) -> JSONValue {
    switch number(depth > 3 ? 2...5 : depth == 0 ? 0...1 : 0...7) {
    case 0:
      return .object(
        JSONObject((0...number(0...12)).map { .init(key: "\(word()) \($0)", value: json(depth: depth + 1)) }))
    case 1, 6: return .array((0...number(0...15)).map { _ in row(depth: depth + 1) })
    case 2: return .number(number(0...10_000))
    case 3: return .string((0...number(0...20)).map { _ in sentence() }.joined(separator: " "))
    case 4: return [.null, true, [], [:], "\"quoted\"\n\tline \\ é"][number(0...4)]
    case 5: return .array((0...number(0...40)).map { .number($0) })
    default:
      let width = number(1...4)
      return [
        "columns": .array((0..<width).map { .string("\(word())\($0)") }),
        "rows": .array((0...number(0...9)).map { _ in .array((0..<width).map { _ in .string(word()) }) }),
      ]
    }
  }

  private mutating func row(depth: Int) -> JSONValue {
    .object(
      JSONObject(
        (0...number(0...5)).map {
          .init(key: "key\($0)", value: number(0...5) == 0 ? json(depth: depth + 1) : .string(word()))
        }))
  }

  private mutating func paragraph() -> String {
    (0...number(0...12)).map { _ in sentence() }.joined(separator: number(0...1) == 0 ? " " : "\n")
  }

  private mutating func csv() -> String {
    let width = number(1...5)
    return (0...number(0...30)).map { record in
      (0..<width).map { column in
        record == 0 ? "title \(column)" : number(0...3) == 0 ? "\"\(word()), \"\"\(word())\"\"\n\"" : "v\(word())"
      }.joined(separator: ",")
    }.joined(separator: "\n")
  }

  private mutating func markdown() -> String {
    (0...number(1...10)).map { _ in
      switch number(0...6) {
      case 0: return String(repeating: "#", count: number(1...4)) + " " + word()
      case 1: return "- **\(word())** (unit): \(sentence())\n  more\n  - nested\n- plain `code`\n1. one"
      case 2:
        return "| A | B |\n|---|:-:|\n"
          + (0...number(0...20)).map { "| `\($0)` | \(sentence().split(separator: "|").joined(separator: "\\|")) |" }
          .joined(separator: "\n")
      case 3: return "```\n" + paragraph() + "\n```"
      case 4: return "> " + sentence() + "\n> " + sentence()
      case 5: return sentence() + "\n======"
      default: return paragraph()
      }
    }.joined(separator: "\n\n")
  }
}

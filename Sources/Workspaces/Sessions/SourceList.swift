import Agents
import JSON

/// The sources of an answer, numbered in the order of its text.
///
/// Citations of one chunk or one tool call in one paragraph of the answer share a number, and so do later ones that add no line to it.
/// The same text and citations give the same numbers, so that a recorded answer can be numbered again.
public struct SourceList: Sendable, Hashable {
  /// A citation with the number of its source.
  public struct NumberedCitation: Sendable, Hashable {
    /// The number of the source, from 1.
    public let number: Int
    /// The citation.
    public let citation: Citation

    /// The citation's documented JSON object, led by its number.
    public var json: JSONValue {
      let rest = citation.json.object?.members ?? []
      return .object(JSONObject([JSONObject.Member(key: "number", value: .number(number))] + rest))
    }
  }

  /// The sources by number.
  public private(set) var sources: [NumberedSource] = []
  /// The citations in the order of the text.
  public private(set) var citations: [NumberedCitation] = []

  /// Numbers the citations of an answer.
  ///
  /// - Complexity: O(text + citations × sources).
  public init(_ citations: [Citation], in text: String) {
    let starts = Self.paragraphStarts(of: text)
    for citation in citations {
      let paragraph = starts.lastIndex { $0 <= citation.span.lowerBound } ?? 0
      let number = number(for: citation, paragraph)
      self.citations.append(NumberedCitation(number: number, citation: citation))
    }
  }

  /// The source with a number, `nil` for none.
  public subscript(number: Int) -> NumberedSource? { sources.first { $0.number == number } }

  private mutating func number(for citation: Citation, _ paragraph: Int) -> Int {
    let known = sources.firstIndex {
      $0.isOfSamePlace(citation) && $0.paragraph == paragraph || $0.covers(citation)
    }
    if let known {
      sources[known].add(citation)
    } else {
      sources.append(NumberedSource(number: sources.count + 1, first: citation, paragraph: paragraph))
    }
    return (known ?? sources.count - 1) + 1
  }

  /// Where the paragraphs begin, in Unicode scalars; blank lines separate them.
  private static func paragraphStarts(of text: String) -> [Int] {
    var starts = [0]
    var lineIsBlank = false
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "\n" {
        if lineIsBlank { starts.append(offset + 1) }
        lineIsBlank = true
      } else if !scalar.properties.isWhitespace {
        lineIsBlank = false
      }
    }
    return starts
  }
}

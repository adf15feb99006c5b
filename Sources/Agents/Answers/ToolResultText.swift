import JSON

/// The result of a tool call, laid out in lines, so that its values have places.
public struct ToolResultText: Sendable {
  private let document: JSONDocument
  private let text: String

  /// Lays out a result, a member a line.
  ///
  /// - Returns: `nil` for a result nested deeper than the parser follows.
  public init?(_ result: JSONValue) {
    text = result.text(.pretty)
    guard let document = try? JSONDocument(parsing: Array(text.utf8)) else { return nil }
    self.document = document
  }

  /// The lines of the text. O(length).
  public var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// The lines of a value, from 1; `nil` when nothing stands at the pointer.
  public func lines(at pointer: String) -> ClosedRange<Int>? { node(at: pointer).map(document.lineRange) }

  /// The value at a pointer; `nil` when nothing stands there.
  public func value(at pointer: String) -> JSONValue? { node(at: pointer)?.value }

  private func node(at pointer: String) -> JSONNode? { JSONPointer(pointer).flatMap(document.node) }
}

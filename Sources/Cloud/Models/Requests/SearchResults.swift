import Agents
import Retrieval

/// The search results of one request, in the order in which they appear across its messages and tool results: a
/// provider's citation counts them so (https://platform.claude.com/docs/en/build-with-claude/search-results).
struct SearchResults: Sendable, Hashable {
  private var list: [SearchResult] = []

  /// Takes a passage into the request.
  mutating func add(_ passage: Passage) -> SearchResult {
    let result = SearchResult(passage)
    list.append(result)
    return result
  }

  /// What a citation rests on; `nil` when it names nothing of the request.
  ///
  /// The source decides. A number that belongs to another source is taken for a miscount, never for the citation.
  func source(of citation: NativeCitation) -> CitedSource? {
    guard let result = result(of: citation) else { return nil }
    return .passage(result.chunk, lines: result.lines(citedBy: citation))
  }

  private func result(of citation: NativeCitation) -> SearchResult? {
    let counted = citation.index.flatMap { list.indices.contains($0) ? list[$0] : nil }
    if let source = citation.source, !source.isEmpty {
      return counted?.source == source ? counted : list.first { $0.source == source }
    }
    guard let counted else { return nil }
    return counted.title == citation.title || counted.holds(citation.text) ? counted : nil
  }
}

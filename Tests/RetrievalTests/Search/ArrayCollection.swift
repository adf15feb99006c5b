@testable import Retrieval

/// A search over texts in memory, as plainly as the definitions read: what the index is held against.
struct ArrayCollection {
  private let ids: [String]
  private let frequencies: [[String: Int]]
  private let lengths: [Int]
  private let vectors: [[Float]]
  private let matching: [String: Int]
  private let analyzer = TextAnalyzer()
  private let embedder = HashingEmbedder()

  init(_ texts: [(id: String, text: String)]) {
    ids = texts.map(\.id)
    let analyzer = analyzer
    let embedder = embedder
    frequencies = texts.map { analyzer.frequencies(in: $0.text) }
    lengths = frequencies.map { $0.values.reduce(0, +) }
    vectors = texts.map { embedder.vector(of: $0.text) }
    matching = frequencies.reduce(into: [:]) { counts, terms in for term in terms.keys { counts[term, default: 0] += 1 }
    }
  }

  /// The best by the fused score.
  func search(_ question: String, limit: Int, fusion: ScoreFusion = ScoreFusion()) -> [RankedCandidate<String>] {
    let vector = embedder.vector(of: question) { word in
      analyzer.term(for: word).map { Float(weight($0)) } ?? 1
    }
    let candidates = ids.indices.map { row in
      SearchCandidate(
        key: ids[row], similarity: zip(vector, vectors[row]).reduce(0) { $0 + Double($1.0 * $1.1) },
        bm25: bm25(question, row))
    }
    return fusion.rank(candidates, limit: limit)
  }

  private func weight(_ term: String) -> Double {
    BM25().inverseDocumentFrequency(matching: matching[term] ?? 0, total: ids.count)
  }

  private func bm25(_ question: String, _ row: Int) -> Double {
    let average = Double(lengths.reduce(0, +)) / Double(max(1, ids.count))
    return analyzer.frequencies(in: question).sorted { $0.key < $1.key }.reduce(0) { sum, term in
      sum + Double(term.value)
        * BM25().score(
          frequency: frequencies[row][term.key] ?? 0, length: lengths[row], averageLength: average,
          inverseDocumentFrequency: weight(term.key))
    }
  }
}

import JSON
import Retrieval
import Storage

@testable import Agents

extension Passage {
  /// A passage of JSON records: each record is a line below `/list` with its members as fields.
  static func records(
    _ key: String, list: String, header: String = "", _ records: [[(String, String)]], ordinal: Int = 0
  ) -> Passage {
    let lines = records.enumerated().map { position, record in
      let pointer = "/\(list)/\(position)"
      let span = SourceSpan(bytes: position * 100..<position * 100 + 90, lines: position + 2...position + 2)
      return ChunkLine(
        text: record.map { "\($0): \($1)" }.joined(separator: "; "), span: span, pointer: pointer,
        fields: record.map { ChunkField(name: $0, value: $1, span: span, pointer: "\(pointer)/\($0)") })
    }
    return sample(key, header: header, lines, ordinal: ordinal)
  }

  /// A passage of single values: `path > key` and the value.
  static func values(_ key: String, header: String = "", _ values: [(String, String)], ordinal: Int = 0) -> Passage {
    let lines = values.enumerated().map { position, value in
      let pointer = "/" + value.0.split(separator: ">").map { String($0.trimming { $0 == " " }) }.joined(separator: "/")
      let span = SourceSpan(bytes: position * 40..<position * 40 + 30, lines: position + 2...position + 2)
      return ChunkLine(
        text: "\(value.0): \(value.1)", span: span, pointer: pointer,
        fields: [ChunkField(name: value.0, value: value.1, span: span, pointer: pointer)])
    }
    return sample(key, header: header, lines, ordinal: ordinal)
  }

  /// A passage of prose, a line each.
  static func prose(_ key: String, header: String = "", _ sentences: [String], ordinal: Int = 0) -> Passage {
    let lines = sentences.enumerated().map { position, sentence in
      ChunkLine(
        text: sentence,
        span: SourceSpan(
          bytes: position * 200..<position * 200 + sentence.utf8.count, lines: position + 1...position + 1))
    }
    return sample(key, header: header, lines, ordinal: ordinal)
  }

  private static func sample(_ key: String, header: String, _ lines: [ChunkLine], ordinal: Int) -> Passage {
    let document = DocumentID(dataSource: "documents", key: key)
    let digest = SHA256.hexadecimal(Array("\(key)#\(ordinal)".utf8), digits: 32)
    let chunk = Chunk(
      id: ChunkID(digest) ?? ChunkID.unnamed, document: document, ordinal: ordinal, header: "Source: \(key). \(header)",
      headings: [], lines: lines, tokenCount: 100)
    return Passage(
      rank: ordinal + 1, chunk: chunk, uri: "s3://bucket/\(key)", metadata: [:],
      scores: ScoreCard(fused: 0.9 - 0.1 * Double(ordinal), similarity: 0.5, similarityRank: 1, bm25: 2, bm25Rank: 1))
  }
}

extension ChunkID {
  static var unnamed: ChunkID { preconditionFailure("a digest is 32 hexadecimal digits") }
}

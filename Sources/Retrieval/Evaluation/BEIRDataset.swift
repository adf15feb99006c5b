import JSON
import Storage

/// A test collection in BEIR's layout: documents, questions, and which documents answer them.
public struct BEIRDataset: Sendable, Hashable {
  /// The documents in the order of their file.
  public var documents: [BEIRDocument]
  /// The questions in the order of their file.
  public var queries: [BEIRQuery]
  /// The judgements.
  public var judgements: RelevanceJudgements

  /// A collection of these parts.
  public init(documents: [BEIRDocument], queries: [BEIRQuery], judgements: RelevanceJudgements) {
    self.documents = documents
    self.queries = queries
    self.judgements = judgements
  }

  /// Reads `corpus.jsonl`, `queries.jsonl` and the judgements `qrels/<split>.tsv`, or `qrels.tsv` where there is no
  /// such folder, of a directory.
  ///
  /// - Throws: `EvaluationError` with file and line; also for a judgement on a document or question that is not there.
  /// - Complexity: O(bytes).
  public init(directory: String, split: String = "test") throws(EvaluationError) {
    let (judgementsFile, judgementsBytes) = try Self.judgements(in: directory, split: split)
    let corpusFile = "\(directory)/corpus.jsonl"
    let queriesFile = "\(directory)/queries.jsonl"
    self.init(
      documents: try Self.documents(parsing: try Self.bytes(of: corpusFile), file: corpusFile),
      queries: try Self.queries(parsing: try Self.bytes(of: queriesFile), file: queriesFile),
      judgements: try RelevanceJudgements(parsing: judgementsBytes, file: judgementsFile))
    try checkReferences(file: judgementsFile)
  }

  /// Reads documents, one JSON object a line with `_id`, `text` and perhaps `title`.
  ///
  /// - Throws: `EvaluationError` with the line that is no such object, or repeats an id.
  public static func documents(parsing bytes: [UInt8], file: String) throws(EvaluationError) -> [BEIRDocument] {
    try records(parsing: bytes, file: file).map {
      BEIRDocument(id: $0.id, title: $0.value["title"]?.string ?? "", text: $0.text)
    }
  }

  /// Reads questions, one JSON object a line with `_id` and `text`.
  ///
  /// - Throws: `EvaluationError` with the line that is no such object, or repeats an id.
  public static func queries(parsing bytes: [UInt8], file: String) throws(EvaluationError) -> [BEIRQuery] {
    try records(parsing: bytes, file: file).map { BEIRQuery(id: $0.id, text: $0.text) }
  }

  private static func records(
    parsing bytes: [UInt8], file: String
  ) throws(EvaluationError) -> [(id: String, text: String, value: JSONValue)] {
    var records: [(id: String, text: String, value: JSONValue)] = []
    var seen: Set<String> = []
    for (number, line) in NumberedLines(bytes) {
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: Array(line))
      } catch {
        throw EvaluationError(
          file: file, line: number, expected: error.expected, found: "\(error.found) in column \(error.column)")
      }
      guard let id = identifier(value["_id"]) else {
        throw EvaluationError(
          file: file, line: number, expected: "an object with \"_id\", a string", found: describe(value, "_id"))
      }
      guard let text = value["text"]?.string else {
        throw EvaluationError(
          file: file, line: number, expected: "\"text\", a string", found: describe(value, "text"))
      }
      guard seen.insert(id).inserted else {
        throw EvaluationError(file: file, line: number, expected: "each \"_id\" once", found: "\"\(id)\" again")
      }
      records.append((id, text, value))
    }
    return records
  }

  /// Some collections write their ids as numbers.
  private static func identifier(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text)?: text.isEmpty ? nil : text
    case .number(let number)?: number.text
    default: nil
    }
  }

  private static func describe(_ value: JSONValue, _ key: String) -> String {
    guard value.object != nil else { return value.kind }
    return value[key].map { "\($0.kind) as \"\(key)\"" } ?? "none"
  }

  private static func judgements(
    in directory: String, split: String
  ) throws(EvaluationError) -> (file: String, bytes: [UInt8]) {
    let files = ["\(directory)/qrels/\(split).tsv", "\(directory)/qrels.tsv"]
    for file in files {
      if let bytes = try existingBytes(of: file) { return (file, bytes) }
    }
    throw EvaluationError(
      file: directory, expected: "judgements in qrels/\(split).tsv or qrels.tsv", found: "neither file")
  }

  private static func bytes(of file: String) throws(EvaluationError) -> [UInt8] {
    guard let bytes = try existingBytes(of: file) else {
      throw EvaluationError(file: file, expected: "a file", found: "none")
    }
    return bytes
  }

  /// The content of a file, `nil` when there is none.
  private static func existingBytes(of file: String) throws(EvaluationError) -> [UInt8]? {
    do {
      return try FileSystem().read(file).array
    } catch let error as FileError where error.isNotFound {
      return nil
    } catch {
      throw EvaluationError(file: file, expected: "a file that can be read", found: "\(error)")
    }
  }

  private func checkReferences(file: String) throws(EvaluationError) {
    let documents = Set(documents.map(\.id))
    let queries = Set(queries.map(\.id))
    for question in judgements.questions {
      guard queries.contains(question) else {
        throw EvaluationError(file: file, expected: "judgements on known questions", found: "question \"\(question)\"")
      }
      if let unknown = judgements[question].keys.sorted().first(where: { !documents.contains($0) }) {
        throw EvaluationError(file: file, expected: "judgements on known documents", found: "document \"\(unknown)\"")
      }
    }
  }
}

import JSON

/// A document as lines, before they are put together to chunks.
struct DocumentDraft {
  /// The lines in order.
  var lines: [DraftLine]
  /// What the document says of itself, for the header.
  var identity: [String] = []

  /// A place where the document is not what its format says.
  struct Fault: Error {
    var code: Diagnostic.Code
    var offset: Int
    var message: String
  }

  private static let maximumIdentity = 8
  private static let maximumIdentityLength = 60

  /// - Parameter sentence: the tokens above which a sentence is cut and a JSON string is cut at its sentences.
  init(of document: Document, _ source: SourceText, sentence: Int) throws(Fault) {
    switch document.format {
    case .json:
      let root = try Self.json(document.bytes)
      var json = JSONLines(source, longText: sentence)
      json.add(root)
      lines = json.lines
      identity = Self.identity(of: root)
    case .csv:
      do throws(CSVRecords.Fault) {
        lines = try CSVLines.lines(of: source)
      } catch {
        throw Fault(
          code: .invalidCSV, offset: error.offset, message: "expected \(error.expected), found \(error.found)")
      }
    case .text:
      let isLog = document.id.key.lowercased().hasSuffix(".log")
      lines = TextLines(source: source, limit: sentence, isLineOriented: isLog).lines()
    case .markdown:
      let markdown = MarkdownLines(source, sentence: sentence)
      lines = markdown.lines
      identity = markdown.title.map { [$0] } ?? []
    }
  }

  private static func json(_ bytes: [UInt8]) throws(Fault) -> JSONNode {
    do throws(JSONError) {
      return try JSONDocument(parsing: bytes).root
    } catch {
      throw Fault(
        code: .invalidJSON, offset: error.offset, message: "expected \(error.expected), found \(error.found)")
    }
  }

  /// The short strings of the root object and of its object `metadata`.
  private static func identity(of root: JSONNode) -> [String] {
    guard let members = root.members else { return [] }
    var identity: [String] = []
    for member in members {
      let inner = member.key == "metadata" ? member.value.members ?? [] : []
      for candidate in [member] + inner where identity.count < maximumIdentity {
        guard case .string(let text) = candidate.value.content, !text.isEmpty,
          text.unicodeScalars.count <= maximumIdentityLength, candidate.key.utf8.count <= maximumIdentityLength
        else { continue }
        let value = SourceText.flat(text)
        identity.append("\(SourceText.flat(candidate.key)): \(value.hasSuffix(".") ? String(value.dropLast()) : value)")
      }
    }
    return identity
  }
}

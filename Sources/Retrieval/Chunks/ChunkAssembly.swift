/// Makes the chunks of a document out of its lines.
struct ChunkAssembly {
  let document: DocumentID
  let header: ChunkHeader
  let glossary: Glossary
  let maxTokens: Int
  /// Whether what lines stand under are headings of sections.
  let keepsHeadings: Bool
  private var ordinal = 0
  /// How many chunks of a text there were.
  private var seen: [String: Int] = [:]

  init(
    document: DocumentID, header: ChunkHeader, glossary: Glossary, maxTokens: Int, keepsHeadings: Bool
  ) {
    self.document = document
    self.header = header
    self.glossary = glossary
    self.maxTokens = maxTokens
    self.keepsHeadings = keepsHeadings
  }

  /// The next chunk.
  mutating func chunk(of drafts: ArraySlice<DraftLine>) -> Chunk {
    let context = Self.common(drafts.map(\.context))
    let path = header.text(ofPath: context)
    let lines = lines(of: drafts, under: context)
    let body = lines.map(\.text).joined(separator: "\n")
    let counter = TokenCounter()
    let fixed = header.baseTokens + (path.isEmpty ? 0 : counter.count(path) + 1)
    let room = maxTokens - fixed - counter.count(body)
    let line = header.line(path: path, body: body, glossary: glossary, room: room)
    let text = line.isEmpty ? body : line + "\n" + body
    defer { ordinal += 1 }
    return Chunk(
      id: id(of: text), document: document, ordinal: ordinal, header: line, headings: keepsHeadings ? context : [],
      lines: lines, tokenCount: counter.count(text))
  }

  /// The lines with the pieces of paragraphs joined, and what a run stands under before its first line where the
  /// header does not say it.
  private func lines(of drafts: ArraySlice<DraftLine>, under context: [String]) -> [ChunkLine] {
    var joined: [DraftLine] = []
    var run: [String]?
    for draft in drafts {
      if draft.start == .continuation, !joined.isEmpty {
        joined[joined.count - 1].append(draft)
        continue
      }
      var line = draft
      line.text = line.lead + line.text
      if run != line.context, !line.namesContext, line.context.count > context.count {
        let path = header.text(ofPath: Array(line.context[context.count...]))
        if !path.isEmpty { line.text = path + " > " + line.text }
      }
      run = line.context
      joined.append(line)
    }
    return joined.map { draft in
      ChunkLine(
        text: draft.text, span: draft.span, pointer: draft.pointer,
        headings: keepsHeadings ? Array(draft.context.dropFirst(context.count)) : [], fields: draft.fields)
    }
  }

  /// The part at the front that all paths share.
  private static func common(_ paths: [[String]]) -> [String] {
    guard var common = paths.first else { return [] }
    for path in paths.dropFirst() where path != common {
      common = Array(zip(common, path).prefix { $0.0 == $0.1 }.map(\.0))
    }
    return common
  }

  private mutating func id(of text: String) -> ChunkID {
    let repetition = seen[text, default: 0]
    seen[text] = repetition + 1
    return ChunkID(of: text, repetition: repetition, in: document)
  }
}

import Agents
import JSON
import Retrieval
import Storage

extension Workspace {
  /// The passage that is referred to, in its document as it is now.
  ///
  /// Only documents that a scan of the data sources finds are read, so that nothing outside their folders is.
  /// - Parameter context: how many lines before and after to take in.
  /// - Throws: `WorkspaceError` when there is no such citation or document.
  public func excerpt(_ reference: PassageReference, context: Int) async throws -> Excerpt {
    switch reference {
    case .citation(let run, let number):
      let record = try runs.run(run ?? "last")
      let source = try source(number, of: record)
      switch source.origin {
      case .passage(let passage): return excerpt(of: source, in: passage, context: context)
      case .toolResult(let call): return Excerpt(of: source, call: call, in: record, context: context)
      }
    case .document(let name, let lines):
      return try await excerpt(ofDocument: name, lines: lines, context: context)
    }
  }

  private func source(_ number: Int, of record: RunRecord) throws -> NumberedSource {
    let list = SourceList(record.citations, in: record.answer?["answer"]?.string ?? "")
    guard let source = list[number] else {
      let count = list.sources.count
      throw WorkspaceError(
        .notFound, "run \(record.header.run) has no source \(number)",
        reason: count == 0 ? "its answer rests on no source" : "its sources are numbered from 1 to \(count)",
        remedies: ["See the run: kb trace \(record.header.run)"])
    }
    return source
  }

  private func excerpt(of source: NumberedSource, in passage: CitedPassage, context: Int) -> Excerpt {
    func excerpt(_ bytes: [UInt8]?, _ state: Excerpt.State, _ cited: [ClosedRange<Int>]) -> Excerpt {
      Excerpt(
        of: .document(passage.document, uri: passage.uri), bytes: bytes, state: state, cited: cited,
        shown: cited.map { $0.widened(by: context) }, passage: source.text)
    }
    guard let document = read(passage.document) else { return excerpt(nil, .gone, []) }
    let chunks = (try? Chunker(settings.knowledgeBase.chunking).chunks(of: document)) ?? []
    // The id stands for the text: a chunk of this id is the cited passage, wherever it is now.
    guard let chunk = chunks.first(where: { $0.id == passage.chunk }) else {
      return excerpt(document.bytes, .changed, [])
    }
    let cited = Self.lines(of: source, in: chunk)
    let isInPlace = cited.first?.lowerBound == source.lines.first?.lowerBound && cited.last == source.lines.last
    return excerpt(document.bytes, isInPlace ? .unchanged : .moved, cited)
  }

  private static func lines(of source: NumberedSource, in chunk: Chunk) -> [ClosedRange<Int>] {
    let texts = Set(source.citations.flatMap(\.textLines))
    let pointers = Set(source.pointers)
    return chunk.lines.filter { line in
      texts.contains(line.text) && line.pointer.map(pointers.contains) ?? true
    }.map(\.span.lines).merged
  }

  private func excerpt(ofDocument name: String, lines: ClosedRange<Int>?, context: Int) async throws -> Excerpt {
    let entry = try await entry(named: name)
    guard let document = read(entry.id) else {
      return Excerpt(of: .document(entry.id, uri: entry.uri), bytes: nil, state: .gone, cited: [], shown: [])
    }
    let count = LineIndex(document.bytes).lineCount
    if let lines, lines.lowerBound > count {
      throw WorkspaceError(.notFound, "\(entry.id.key) has \(count) lines, and no line \(lines.lowerBound)")
    }
    let isUnchanged = Array(SHA256.hash(document.bytes).prefix(entry.contentHash.count)) == entry.contentHash
    let cited = lines.map { $0.clamped(to: 1...count) }
    return Excerpt(
      of: .document(entry.id, uri: entry.uri), bytes: document.bytes, state: isUnchanged ? .unchanged : .changed,
      cited: cited.map { [$0] } ?? [], shown: [cited?.widened(by: context) ?? 1...count])
  }

  private func entry(named name: String) async throws -> DocumentEntry {
    let ids = Set(selection.dataSources.map(\.id))
    let known = try await index.documents(of: index.current()).documents.values.filter {
      ids.contains($0.id.dataSource)
    }
    let matches = known.filter { $0.id.key == name || $0.uri == name }
    if matches.count > 1 {
      throw WorkspaceError(
        .notFound, "\(matches.count) documents have the key \(name)",
        reason: "in the data sources \(matches.map(\.id.dataSource).sorted().joined(separator: ", "))",
        remedies: matches.map(\.uri).sorted().prefix(3).map { "Name it by its URI: kb show \($0)" })
    }
    guard let match = matches.first else {
      let nearest = Spelling.nearest(to: name, among: known.map(\.id.key).sorted())
      throw WorkspaceError(
        .notFound, "no document \(name) in the index",
        remedies: [
          nearest.map { "Did you mean: kb show \($0)" } ?? "See the documents: kb inspect",
          "A citation is shown by its number (kb show 1) or by run and number (kb show last:1)",
        ])
    }
    return match
  }

  /// A document as it is now; `nil` when it is not in its data source or cannot be read.
  private func read(_ id: DocumentID) -> Document? {
    guard let source = selection.dataSources.first(where: { $0.id == id.dataSource }),
      let listed = try? source.scan().entries.first(where: { $0.id == id })
    else { return nil }
    return try? source.read(listed)
  }
}

extension ClosedRange<Int> {
  /// The lines with so many more before and after, none below 1.
  func widened(by context: Int) -> ClosedRange<Int> {
    let context = Swift.min(Swift.max(0, context), 1_000_000)
    return Swift.max(1, lowerBound - context)...upperBound + context
  }
}

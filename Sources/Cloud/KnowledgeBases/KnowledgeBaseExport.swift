import Retrieval

/// Writes documents as a Bedrock knowledge base can take them: JSON as Markdown, everything else as it is, each with a
/// metadata file that names the original.
///
/// A document keeps its key, with `.md` (or `.txt`) after it where the service does not read files of that name; with
/// more than one data source the source's id stands before it. The same documents give the same bytes.
public struct KnowledgeBaseExport: Sendable {
  /// Where the documents come from.
  public let sources: [DataSource]
  /// How many documents are written at once.
  public let width: Int

  /// An export of data sources.
  public init(_ sources: [DataSource], width: Int = 8) {
    self.sources = sources
    self.width = max(1, width)
  }

  /// The files of a document that were written, or why it was not.
  private struct Outcome: Sendable {
    var keys: [String]
    var isRendered = false
    var isExported = false
    var written = 0
    var diagnostics: [Diagnostic] = []
  }

  /// Writes what is new or changed, and removes what an earlier export wrote of documents that are gone.
  ///
  /// A document that cannot be exported is reported, and what is there of it stays. Files that this program did not write
  /// (without a metadata file that names an original) are never removed, and nothing is while a folder cannot be listed.
  /// - Parameter progress: called with the number of documents that are done.
  /// - Throws: `Diagnostic` when a data source cannot be listed; what the destination throws; `CancellationError`.
  public func run(
    to destination: ExportDestination,
    progress: @escaping @Sendable (_ documents: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> ExportReport {
    let listings = try sources.map { (source: $0, listing: try $0.scan()) }
    var report = ExportReport()
    report.diagnostics = listings.flatMap(\.listing.diagnostics)
    let jobs = jobs(listings.flatMap { part in part.listing.entries.map { (part.source, $0) } }, &report)
    var kept = Set(report.diagnostics.flatMap { files(of: $0.document) })
    for start in stride(from: 0, to: jobs.count, by: 64) {
      try Task.checkCancellation()
      let part = Array(jobs[start..<min(jobs.count, start + 64)])
      let outcomes = try await part.mapConcurrently(atMost: width) { try await Self.outcome(of: $0, destination) }
      for outcome in outcomes {
        report.add(outcome.isExported, outcome.isRendered, outcome.written, of: outcome.keys.count, outcome.diagnostics)
        kept.formUnion(outcome.keys)
      }
      progress(start + part.count, jobs.count)
    }
    if listings.allSatisfy(\.listing.unlistedFolders.isEmpty) {
      report.filesRemoved = try await Self.removeStale(destination, keeping: kept)
    }
    return report
  }

  /// A document to be exported under a key.
  private struct Job: Sendable {
    var source: DataSource
    var listed: ListedDocument
    var key: String
  }

  /// The documents with their keys; of two with the same one the first by its own key is exported.
  private func jobs(_ documents: [(DataSource, ListedDocument)], _ report: inout ExportReport) -> [Job] {
    var taken: Set<String> = []
    var jobs: [Job] = []
    for (source, listed) in documents {
      let key = self.key(of: listed.id, as: listed.format)
      if taken.insert(key).inserted {
        jobs.append(Job(source: source, listed: listed, key: key))
      } else {
        report.diagnostics.append(
          Diagnostic(
            .duplicateKey, listed.id, "expected a key of its own, found \(key) taken by another document",
            advice: "rename one of them"))
      }
    }
    return jobs
  }

  private func key(of document: DocumentID, as format: DocumentFormat) -> String {
    (sources.count > 1 ? "\(document.dataSource)/" : "") + ExportedDocument.key(of: document.key, as: format)
  }

  /// The keys of what an earlier export may have written of a document.
  private func files(of document: DocumentID) -> [String] {
    guard let format = DocumentFormat(fileName: document.key) else { return [] }
    let key = key(of: document, as: format)
    return [key, key + DataSource.metadataSuffix]
  }

  private static func outcome(of job: Job, _ destination: ExportDestination) async throws -> Outcome {
    let exported: ExportedDocument
    do throws(Diagnostic) {
      exported = try ExportedDocument(job.listed, of: job.source, key: job.key)
    } catch {
      return Outcome(keys: [job.key, job.key + DataSource.metadataSuffix], diagnostics: [error])
    }
    var outcome = Outcome(
      keys: [exported.key, exported.sidecarKey], isRendered: exported.isRendered, isExported: true,
      diagnostics: [exported.warning(job.listed.id)].compactMap(\.self))
    // The metadata first: a document without would be ingested without.
    for (key, bytes) in [(exported.sidecarKey, exported.sidecar), (exported.key, exported.bytes)]
    where try await destination.read(key) != bytes {
      try await destination.write(key, bytes)
      outcome.written += 1
    }
    return outcome
  }

  private static func removeStale(_ destination: ExportDestination, keeping kept: Set<String>) async throws -> Int {
    let keys = Set(try await destination.keys())
    var removed = 0
    for key in keys.sorted() where !kept.contains(key) && keys.contains(key + DataSource.metadataSuffix) {
      let sidecar = key + DataSource.metadataSuffix
      guard !kept.contains(sidecar), let bytes = try await destination.read(sidecar), ExportSidecar.isOurs(bytes) else {
        continue
      }
      try await destination.remove(key)
      try await destination.remove(sidecar)
      removed += 2
    }
    return removed
  }
}

extension ExportReport {
  mutating func add(_ isExported: Bool, _ isRendered: Bool, _ written: Int, of count: Int, _ faults: [Diagnostic]) {
    diagnostics += faults
    guard isExported else { return }
    documents += 1
    if isRendered { rendered += 1 }
    filesWritten += written
    filesUnchanged += count - written
  }
}

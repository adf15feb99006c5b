import Retrieval
import Storage

/// Looks at the index of a workspace.
public struct IndexCheckup: Sendable {
  private let workspace: Workspace

  /// A check of a workspace's index.
  public init(_ workspace: Workspace) { self.workspace = workspace }

  /// What was found about the index and about objects that nothing needs any more.
  ///
  /// - Parameters:
  ///   - verifies: whether every object is read and checked against its checksums.
  ///   - reclaims: whether the objects that nothing needs are removed.
  public func findings(verifies: Bool, reclaims: Bool) async -> [Finding] {
    do {
      guard let knowledgeBase = try await workspace.knowledgeBase() else {
        let maker = workspace.cloud.isEmbeddingPaid ? "kb sync makes it" : "the first search makes it"
        return [Finding("index", "none yet; \(maker)")]
      }
      guard let snapshot = knowledgeBase.snapshot else { return [Finding("index", knowledgeBase.description)] }
      let manifest = snapshot.manifest
      let health = Finding(
        "index",
        "version \(manifest.version): \(manifest.documentCount) documents, \(manifest.liveRows) chunks in "
          + "\(manifest.segments.count) segments, \(snapshot.byteCount) bytes" + Self.storage(of: snapshot))
      let checks = verifies ? try await checksums() : []
      return [health] + checks + (try await garbage(reclaims: reclaims))
    } catch let error as StorageError
      where [.damaged, .notFound, .unsupportedVersion].contains(error.code)
    {
      return [damage("\(error)")]
    } catch {
      return [Finding("index", "\(error)", .failure)]
    }
  }

  /// How the segments keep their vectors.
  private static func storage(of snapshot: Snapshot) -> String {
    let kinds = snapshot.segments.map { live in
      live.segment.element.rawValue + (live.segment.hasCodes ? " with codes" : " without codes")
    }
    return kinds.isEmpty ? "" : ", vectors of " + Set(kinds).sorted().joined(separator: " and ")
  }

  private func checksums() async throws -> [Finding] {
    let report = try await workspace.verify()
    guard report.problems.isEmpty else { return report.problems.map { damage($0.description) } }
    return [Finding("index", "\(report.objects) objects with \(report.bytes) bytes match their checksums")]
  }

  private func garbage(reclaims: Bool) async throws -> [Finding] {
    let objects = try await workspace.collectGarbage(isDryRun: !reclaims)
    let bytes = objects.reduce(0) { $0 + $1.size }
    let subject = "garbage"
    if objects.isEmpty { return [Finding(subject, "nothing to reclaim")] }
    let extent = "\(objects.count) objects with \(bytes) bytes"
    return reclaims
      ? [Finding(subject, "removed \(extent)")]
      : [Finding(subject, "\(extent) can go", remedies: ["Remove them: kb doctor --reclaim"])]
  }

  private func damage(_ detail: String) -> Finding {
    Finding("index", detail, .failure, remedies: ["Make it anew from the documents: kb sync --full"])
  }
}

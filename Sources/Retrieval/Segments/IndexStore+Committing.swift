import Storage

extension IndexStore {
  /// Makes the next version: the newest one with a change, whether or not `base` still is the newest.
  ///
  /// Another writer's documents stay, except for those that the change names: of these, this commit's state counts.
  /// Where the policy says so, segments are merged by a further commit; outdated ones are written anew.
  /// - Returns: the version that was made, or the one after it with merged segments.
  /// - Throws: `StorageError` with code `.superseded` when the index has other settings by now (or the change has) and
  ///   does not replace them; whatever the store throws. Nothing has changed then.
  public func commit(_ change: IndexChange, onto base: Snapshot?) async throws -> Snapshot {
    try Self.check(change)
    let replaced = change.replacesEverything ? try await documents(of: base).documents : [:]
    let edit = IndexEdit(segment: change.segment, settings: change.settings) { manifest, contents in
      try Self.apply(change, replacing: replaced, baseVersion: base?.version, to: manifest, &contents)
    }
    let landed = try await land(edit, onto: base.map { VersionedManifest($0) })
    let snapshot = try await open(landed, reusing: base)
    guard let compaction else { return snapshot }
    // The version is made, whatever stands in the way of merging; the next commit tries again.
    let merged = (try? await compact(snapshot, policy: compaction)) ?? snapshot
    return (try? await renewed(merged)) ?? merged
  }

  private static func check(_ change: IndexChange) throws(StorageError) {
    for entry in change.added {
      guard entry.location == change.segment?.locations[entry.id] else {
        throw StorageError(
          .failed, key: change.segment?.vectors.key ?? "segment/", "expected the rows of \(entry.id.key) as written")
      }
    }
  }

  private static func apply(
    _ change: IndexChange, replacing base: [DocumentID: DocumentEntry], baseVersion: UInt64?, to manifest: Manifest?,
    _ contents: inout IndexEdit.Contents
  ) throws {
    if let manifest, manifest.settings != change.settings {
      guard change.replacesEverything, manifest.version == baseVersion else {
        throw StorageError(
          .superseded, key: Manifest.key(version: manifest.version),
          "expected an index by \(change.settings.embeddingModel), found one by \(manifest.settings.embeddingModel) "
            + "or with other chunks; read the current version and start again")
      }
      contents = IndexEdit.Contents(segments: [], documents: DocumentTable(dataSources: contents.documents.dataSources))
    }
    // A document that another writer has put in since is not among those that were to be replaced.
    for (id, entry) in base where contents.documents.documents[id]?.hasContent(of: entry) == true {
      contents.documents.documents[id] = nil
    }
    for id in change.removed { contents.documents.documents[id] = nil }
    for entry in change.added { contents.documents.documents[entry.id] = entry }
    for entry in change.touched where contents.documents.documents[entry.id]?.hasContent(of: entry) == true {
      contents.documents.documents[entry.id]?.stamp = entry.stamp
      contents.documents.documents[entry.id]?.metadataStamp = entry.metadataStamp
    }
    contents.documents.remember(change.dataSources, forgetting: change.forgottenDataSources)
  }

  /// Tries to make the next version until no other writer is first.
  func land(_ edit: IndexEdit, onto base: VersionedManifest?) async throws -> VersionedManifest {
    if let segment = edit.segment { try await upload(segment) }
    let commitID = SHA256.hexadecimal(digest: random(16))
    var parent = base
    for _ in 0..<1000 {
      let manifest = try await draft(edit, onto: parent, commitID: commitID)
      if let landed = try await publish(manifest) { return landed }
      parent = try await newestManifest()
    }
    throw StorageError(.superseded, key: Manifest.prefix, "other writers were first 1000 times; try again later")
  }

  private func upload(_ segment: SealedSegment) async throws {
    _ = try await store.create(segment.vectors.key, .file(path: segment.vectorsPath))
    _ = try await store.create(segment.text.key, .file(path: segment.textPath))
    // What a store did not take over is of no more use.
    try? files.remove(segment.vectorsPath)
    try? files.remove(segment.textPath)
  }

  /// Creates the manifest; `nil` when another writer's has the number.
  private func publish(_ manifest: Manifest) async throws -> VersionedManifest? {
    if manifest.parent == nil { try await createDescription(manifest) }
    let text = manifest.text
    do {
      if try await !store.create(Manifest.key(version: manifest.version), .bytes(text)) {
        // A repeated request may have met its own first attempt.
        guard let found = try await self.manifest(version: manifest.version),
          found.manifest.commitID == manifest.commitID
        else { return nil }
      }
    } catch {
      // Whether the request came through is unknown; what is there tells.
      guard let found = try? await self.manifest(version: manifest.version),
        found.manifest.commitID == manifest.commitID
      else { throw error }
    }
    // The version is made; readers find it without the hint, too.
    try? await store.put(Self.headKey, .bytes(Array("{\"version\":\(manifest.version)}\n".utf8)))
    return VersionedManifest(manifest, text: text)
  }
}

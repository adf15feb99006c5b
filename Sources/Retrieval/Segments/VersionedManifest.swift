import Storage

/// A manifest with the hash of its text, which the next one names.
struct VersionedManifest: Hashable, Sendable {
  let manifest: Manifest
  let hash: String

  init(_ manifest: Manifest, text: [UInt8]) {
    self.manifest = manifest
    hash = SHA256.hexadecimal(text)
  }

  init(_ snapshot: Snapshot) {
    manifest = snapshot.manifest
    hash = snapshot.manifestHash
  }
}

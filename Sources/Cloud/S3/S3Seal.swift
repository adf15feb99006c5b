import JSON
import Storage

/// What a kept object's file was when it was whole: any write to the file shows.
struct S3Seal: Sendable, Hashable {
  /// The SHA-256 of the content in hexadecimal digits.
  let digest: String
  /// What the file system said of the file.
  let identity: FileIdentity

  /// A seal of known parts.
  init(digest: String, identity: FileIdentity) {
    self.digest = digest
    self.identity = identity
  }

  /// The seal that a text holds, `nil` when it holds none.
  init?(text: [UInt8]) {
    guard let value = try? JSONValue(parsing: text), let digest = value["sha256"]?.string, digest.utf8.count == 64,
      let inode = value["inode"]?.string.flatMap({ UInt64($0) }), let size = value["size"]?.int,
      let modified = value["modified"]?.string.flatMap({ Int64($0) }),
      let changed = value["changed"]?.string.flatMap({ Int64($0) })
    else { return nil }
    self.init(
      digest: digest, identity: FileIdentity(inode: inode, size: size, modified: modified, changed: changed))
  }

  /// The seal as JSON.
  var text: [UInt8] {
    let value: JSONValue = [
      "sha256": .string(digest), "size": .number(identity.size), "inode": .string(String(identity.inode)),
      "modified": .string(String(identity.modified)), "changed": .string(String(identity.changed)),
    ]
    return value.utf8()
  }
}

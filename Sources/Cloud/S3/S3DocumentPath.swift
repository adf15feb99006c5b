/// The path that an object's key is below a mirror's folder.
struct S3DocumentPath: Sendable {
  /// Why a key is no path of a file: what was expected of it.
  struct Refusal: Error {
    let expectation: String
    let advice = "give the object another key"
  }

  /// How many folders may be above a file.
  static let maximumDepth = 100

  /// The folders and the file's name.
  let parts: [String]

  /// The path of a key.
  ///
  /// - Throws: `Refusal` for a key that is no path, leads out of the folder, or is hidden there.
  init(key: String) throws(Refusal) {
    parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    guard parts.count <= Self.maximumDepth else {
      throw Refusal(expectation: "at most \(Self.maximumDepth) names between its \"/\"")
    }
    for part in parts {
      guard !part.isEmpty else { throw Refusal(expectation: "a name on both sides of each \"/\"") }
      guard part.utf8.count <= 255 else { throw Refusal(expectation: "names of at most 255 bytes") }
      // `.` and `..` lead elsewhere; other hidden names are never read.
      guard part.utf8.first != UInt8(ascii: ".") else {
        throw Refusal(expectation: "names that do not begin with \".\"")
      }
      guard !part.utf8.contains(0) else { throw Refusal(expectation: "names without a zero byte") }
    }
  }

  /// The keys of the folders above the file, without a `/` at the end.
  var folders: [String] { (1..<max(1, parts.count)).map { parts.prefix($0).joined(separator: "/") } }
}

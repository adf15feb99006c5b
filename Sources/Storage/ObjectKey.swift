/// The form of keys that every store keeps to.
public enum ObjectKey {
  /// The parts of a key between its `/`.
  ///
  /// - Throws: `StorageError` with code `.invalidKey`.
  public static func parts(of key: String) throws(StorageError) -> [String] {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard key.utf8.count <= 1024, parts.allSatisfy(isPart) else { throw invalid(key) }
    return parts
  }

  /// The directory of a prefix, part by part, and what the names in there begin with.
  ///
  /// - Throws: `StorageError` with code `.invalidKey`.
  public static func split(prefix: String) throws(StorageError) -> (directory: [String], start: String) {
    var parts = prefix.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let start = parts.popLast() ?? ""
    guard parts.allSatisfy(isPart), start.utf8.allSatisfy(isAllowed) else { throw invalid(prefix) }
    return (parts, start)
  }

  /// Whether a name can be a part of a key.
  public static func isPart(_ name: String) -> Bool {
    (1...255).contains(name.utf8.count) && name != "." && name != ".." && name.utf8.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func invalid(_ key: String) -> StorageError {
    StorageError(
      .invalidKey, key: key,
      "expected a key of parts between \"/\", each of 1 to 255 letters, digits, \".\", \"_\" or \"-\" and not \".\" or \"..\""
    )
  }
}

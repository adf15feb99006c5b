#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// XGBoost's C library, opened while the program runs: nothing else needs it, and no header is read to build.
///
/// It stays open until the process ends, for its threads cannot be unloaded.
public final class XGBoostLibrary: Sendable {
  /// Where the library is looked for, in order: Debian's package, a build of one's own, Homebrew's two places.
  public static let candidates = [
    "libxgboost.so.0", "libxgboost.so", "/opt/homebrew/lib/libxgboost.dylib", "/usr/local/lib/libxgboost.dylib",
  ]

  /// What the library was opened as.
  public let path: String
  /// Its version, such as `1.7.4`.
  public let version: String
  let functions: XGBoostFunctions

  /// Opens a library: the one at `path`, otherwise the first of the candidates that is there.
  ///
  /// - Throws: `XGBoostError` when there is none, or it is not XGBoost's.
  public init(path: String? = nil) throws(XGBoostError) {
    var trouble: String?
    for candidate in path.map({ [$0] }) ?? Self.candidates {
      guard let library = dlopen(candidate, RTLD_NOW | RTLD_LOCAL) else {
        if path != nil { trouble = dlerror().map { String(cString: $0) } }
        continue
      }
      functions = try XGBoostFunctions(library, path: candidate)
      self.path = candidate
      var parts: (Int32, Int32, Int32) = (0, 0, 0)
      functions.version(&parts.0, &parts.1, &parts.2)
      version = "\(parts.0).\(parts.1).\(parts.2)"
      return
    }
    throw .absent(trouble)
  }

  /// Keeps the library from writing to stderr, on the calling thread: its settings belong to threads.
  func silence() { _ = functions.configure("{\"verbosity\": 0}") }

  /// Throws what the library says when a call on this thread failed.
  func check(_ status: Int32, _ operation: String) throws(XGBoostError) {
    guard status != 0 else { return }
    throw .failed(operation, functions.lastError().map { String(cString: $0) } ?? "no reason given")
  }

  /// Hands texts to a call as the array of C strings that it wants.
  func withTexts<Result>(_ texts: [String], _ body: (XGBoostFunctions.Texts) -> Result) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var pointers = copies.map { UnsafePointer($0) }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        var none: UnsafePointer<CChar>?
        return body(&none)
      }
      return body(base)
    }
  }
}

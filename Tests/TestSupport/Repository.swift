/// The folder of the sources that the tests were built from.
public enum Repository {
  /// Its absolute path.
  public static let path: String = {
    let parts = "\(#filePath)".split(separator: "/")
    return "/" + parts.dropLast(3).joined(separator: "/")
  }()
}

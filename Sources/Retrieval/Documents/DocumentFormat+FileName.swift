extension DocumentFormat {
  /// The format that a file's extension stands for, in any letter case; `nil` for one that is not read.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch fileName[fileName.utf8.index(after: dot)...].lowercased() {
    case "json": self = .json
    case "md", "markdown": self = .markdown
    case "txt", "text", "log": self = .text
    case "csv": self = .csv
    default: return nil
    }
  }
}

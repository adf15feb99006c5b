/// Trouble with one document, or with one file or folder of a data source: a sync reports it and goes on.
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
  /// Whether something is missing from the index because of it.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The document is ingested, or was never meant to be.
    case warning
    /// The document is not ingested: a counted failure.
    case error
  }

  /// The kinds of trouble.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file or folder cannot be opened or read.
    case unreadable
    /// The file is larger than a document may be.
    case tooLarge = "too_large"
    /// The bytes are not UTF-8 text.
    case invalidText = "invalid_text"
    /// The bytes are not JSON.
    case invalidJSON = "invalid_json"
    /// The bytes are not CSV, or its records differ in length.
    case invalidCSV = "invalid_csv"
    /// The metadata file is not in one of Bedrock's forms.
    case invalidMetadata = "invalid_metadata"
    /// A metadata file has no document beside it.
    case metadataWithoutDocument = "metadata_without_document"
    /// A symbolic link leads back to itself or to a folder that holds it.
    case linkLoop = "link_loop"
    /// A symbolic link leads out of the data source.
    case linkLeavesRoot = "link_leaves_root"
    /// Two files have the same key.
    case duplicateKey = "duplicate_key"
    /// The file's format is not one that is read.
    case unsupportedFormat = "unsupported_format"
  }

  /// Whether the document is missing because of it.
  public var severity: Severity
  /// What kind of trouble it is.
  public var code: Code
  /// The data source and the key of the file or folder (a metadata file has a key of its own).
  public var document: DocumentID
  /// The line, counted from 1, when a place in the file is to blame.
  public var line: Int?
  /// The column in bytes, counted from 1.
  public var column: Int?
  /// What was expected and what was found.
  public var message: String
  /// What to do about it.
  public var advice: String

  /// Trouble with all its particulars.
  public init(
    _ code: Code, _ document: DocumentID, line: Int? = nil, column: Int? = nil, _ message: String, advice: String,
    severity: Severity = .error
  ) {
    self.severity = severity
    self.code = code
    self.document = document
    self.line = line
    self.column = column
    self.message = message
    self.advice = advice
  }

  /// `key:line:column: severity: message; advice`, as compilers print it.
  public var description: String {
    let place = [line, column].compactMap(\.self).map { ":\($0)" }.joined()
    return "\(document.key)\(place): \(severity.rawValue): \(message); \(advice)"
  }
}

import Storage

/// A document as a scan of its data source finds it, not yet read.
public struct ListedDocument: Sendable, Hashable {
  /// Which document it is.
  public var id: DocumentID
  /// The local path of the file.
  public var path: String
  /// How to read it, by the file's extension.
  public var format: DocumentFormat
  /// The file's size, times and number.
  public var stamp: FileIdentity
  /// The local path of its metadata file, `nil` without one.
  public var sidecarPath: String?
  /// The metadata file's size, times and number.
  public var sidecarStamp: FileIdentity?

  /// An entry with all its parts.
  public init(
    id: DocumentID, path: String, format: DocumentFormat, stamp: FileIdentity, sidecarPath: String? = nil,
    sidecarStamp: FileIdentity? = nil
  ) {
    self.id = id
    self.path = path
    self.format = format
    self.stamp = stamp
    self.sidecarPath = sidecarPath
    self.sidecarStamp = sidecarStamp
  }
}

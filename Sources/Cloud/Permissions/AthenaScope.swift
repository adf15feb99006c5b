/// What Athena is asked about, and where it answers.
public struct AthenaScope: Sendable, Hashable {
  /// The workgroup.
  public var workgroup: String
  /// The databases of Glue's catalog that are asked; all of them when empty.
  public var databases: [String]
  /// Where results are written, `nil` when the workgroup manages them.
  public var results: BucketPrefix?
  /// Where the files of the tables lie.
  public var data: [BucketPrefix]

  /// Databases that are asked in a workgroup.
  public init(workgroup: String, databases: [String], results: BucketPrefix? = nil, data: [BucketPrefix] = []) {
    self.workgroup = workgroup
    self.databases = databases
    self.results = results
    self.data = data
  }
}

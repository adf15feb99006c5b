/// How a pipeline is run; none of it but `program` changes what a run makes.
public struct PipelineOptions: Sendable, Hashable {
  /// How many threads work at once.
  public var threads: Int
  /// The version of the program: another one makes everything anew.
  public var program: String
  /// A folder that the documents are copied to, `nil` for none.
  public var exportFolder: String?
  /// Where XGBoost's library is, `nil` for the usual places.
  public var libraryPath: String?

  /// Options of a run.
  public init(threads: Int, program: String, exportFolder: String? = nil, libraryPath: String? = nil) {
    self.threads = max(1, threads)
    self.program = program
    self.exportFolder = exportFolder
    self.libraryPath = libraryPath
  }
}

import Tools

/// Where and how Athena answers.
public struct AthenaOptions: Sendable, Hashable {
  /// The data catalog.
  public var catalog: String
  /// The databases within reach; the first is where a table without one is looked for. All of the catalog when empty.
  public var databases: [String]
  /// The workgroup that queries run in.
  public var workgroup: String
  /// Where results are written, an address such as `s3://bucket/prefix/`; `nil` where the workgroup says so.
  public var outputLocation: String?
  /// The age in minutes up to which an earlier result of the same statement is given again (at most 10,080); `nil` for
  /// never.
  public var resultReuseMinutes: Int?
  /// Rows, bytes and seconds of a query; its steps and memory are Athena's own matter.
  public var limits: QueryLimits

  /// Athena's defaults, results up to an hour old, and five minutes for a query, unless said otherwise.
  public init(
    catalog: String = "AwsDataCatalog", databases: [String] = [], workgroup: String = "primary",
    outputLocation: String? = nil, resultReuseMinutes: Int? = 60, limits: QueryLimits = QueryLimits(seconds: 300)
  ) {
    self.catalog = catalog
    self.databases = databases
    self.workgroup = workgroup
    self.outputLocation = outputLocation
    self.resultReuseMinutes = resultReuseMinutes.map { min(max($0, 0), 10_080) }
    self.limits = limits
  }
}

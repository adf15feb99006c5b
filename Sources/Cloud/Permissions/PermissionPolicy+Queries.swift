extension PermissionPolicy {
  /// What Athena does on the caller's behalf, it needs the caller's permissions for
  /// (https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html).
  static func athena(_ place: AthenaScope, _ scope: PolicyScope) -> PermissionPolicy {
    let catalog = scope.arn("glue", "catalog")
    // Glue lists databases only to those who may see all of them.
    let names = place.databases.isEmpty ? ["*"] : place.databases
    let databases = names.map { scope.arn("glue", "database/\($0)") }
    let tables = names.map { scope.arn("glue", "table/\($0)/*") }
    var statements = [
      PolicyStatement(
        "RunQueries",
        [
          "athena:GetQueryExecution", "athena:GetQueryResults", "athena:GetWorkGroup", "athena:StartQueryExecution",
          "athena:StopQueryExecution",
        ], on: [scope.arn("athena", "workgroup/\(place.workgroup)")]),
      PolicyStatement(
        "FindDatabases", ["glue:GetDatabase"] + (place.databases.isEmpty ? ["glue:GetDatabases"] : []),
        on: [catalog, scope.arn("glue", "database/default")] + databases),
      PolicyStatement(
        "ReadTables",
        ["glue:BatchGetPartition", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"],
        on: [catalog] + databases + tables),
    ]
    if !place.data.isEmpty {
      statements += reading("Data", place.data, scope)
      statements.append(location("LocateData", place.data, scope))
    }
    if let results = place.results { statements += writingResults(results, scope) }
    let wide = place.databases.isEmpty ? ["no database is configured, so all of the catalog are within reach"] : []
    let notes = [
      "the tables of a database come and go, so their resource is a pattern",
      "Athena looks for the database default, whatever is asked",
    ]
    return PermissionPolicy(
      .athena, statements, notes: wide + notes + self.notes(for: place.data + [place.results].compactMap { $0 }))
  }

  static func cache(_ table: String, _ scope: PolicyScope) -> PermissionPolicy {
    PermissionPolicy(
      .cache,
      [
        PolicyStatement(
          "KeepPredictions", ["dynamodb:GetItem", "dynamodb:PutItem"], on: [scope.arn("dynamodb", "table/\(table)")])
      ])
  }

  private static func writingResults(_ place: BucketPrefix, _ scope: PolicyScope) -> [PolicyStatement] {
    [
      location("LocateResults", [place], scope), listing("ListResults", place, scope),
      PolicyStatement(
        "ListUnfinishedResults", ["s3:ListBucketMultipartUploads"], on: [place.bucketARN(scope.partition)]),
      PolicyStatement(
        "WriteResults",
        ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        on: [place.objectsARN(scope.partition)]),
    ]
  }

  private static func location(_ id: String, _ places: [BucketPrefix], _ scope: PolicyScope) -> PolicyStatement {
    PolicyStatement(
      id, ["s3:GetBucketLocation"], on: Set(places.map { $0.bucketARN(scope.partition) }).sorted())
  }
}

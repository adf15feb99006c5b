extension PermissionPolicy {
  static func index(_ place: BucketPrefix, _ scope: PolicyScope) -> PermissionPolicy {
    PermissionPolicy(
      .index,
      [
        listing("ListIndex", place, scope),
        PolicyStatement(
          "ListUnfinishedUploads", ["s3:ListBucketMultipartUploads"], on: [place.bucketARN(scope.partition)]),
        PolicyStatement(
          "ReadAndWriteIndex",
          ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
          on: [place.objectsARN(scope.partition)]),
      ], notes: notes(for: [place]))
  }

  static func documents(_ scope: PolicyScope) -> PermissionPolicy {
    PermissionPolicy(.documents, reading("Documents", scope.documents, scope), notes: notes(for: scope.documents))
  }

  static func vectors(_ place: VectorIndexLocation, _ scope: PolicyScope) -> PermissionPolicy {
    let index = scope.arn("s3vectors", "bucket/\(place.bucket)/index/\(place.index)")
    return PermissionPolicy(
      .vectors,
      [
        PolicyStatement(
          "UseVectorIndex",
          [
            "s3vectors:CreateIndex", "s3vectors:DeleteVectors", "s3vectors:GetIndex", "s3vectors:GetVectors",
            "s3vectors:ListVectors", "s3vectors:PutVectors", "s3vectors:QueryVectors",
          ], on: [index])
      ],
      notes: ["a query with a filter, or for metadata, is refused without s3vectors:GetVectors"])
  }

  static func knowledgeBase(_ place: KnowledgeBaseScope, _ scope: PolicyScope) -> PermissionPolicy {
    let base = scope.arn("bedrock", "knowledge-base/\(place.id)")
    var statements = [PolicyStatement("Retrieve", ["bedrock:Retrieve"], on: [base])]
    if let export = place.export {
      statements += [
        PolicyStatement(
          "IngestDocuments",
          ["bedrock:GetIngestionJob", "bedrock:ListDataSources", "bedrock:StartIngestionJob"], on: [base]),
        listing("ListExport", export, scope),
        PolicyStatement(
          "WriteExport", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
          on: [export.objectsARN(scope.partition)]),
      ]
    }
    return PermissionPolicy(.knowledgeBase, statements, notes: notes(for: [place.export].compactMap { $0 }))
  }

  /// Listing and reading objects below prefixes, one statement for each bucket and one for all objects.
  static func reading(_ name: String, _ places: [BucketPrefix], _ scope: PolicyScope) -> [PolicyStatement] {
    places.enumerated().map { listing("List\(name)\($0 + 1)", $1, scope) }
      + [PolicyStatement("Read\(name)", ["s3:GetObject"], on: places.map { $0.objectsARN(scope.partition) })]
  }

  /// Listing below a prefix. Without `IfExists`, S3 answers a request for an object that is not there with 403 instead
  /// of 404, for such a request names no prefix (unverified here); kb asks for what may not be there.
  static func listing(_ id: String, _ place: BucketPrefix, _ scope: PolicyScope) -> PolicyStatement {
    let prefixes = [place.prefix, place.prefix + "/*"]
    return PolicyStatement(
      id, ["s3:ListBucket"], on: [place.bucketARN(scope.partition)],
      conditions: place.prefix.isEmpty ? [:] : ["StringLikeIfExists": ["s3:prefix": prefixes]])
  }

  static func notes(for places: [BucketPrefix]) -> [String] {
    guard !places.isEmpty else { return [] }
    let whole = places.filter(\.prefix.isEmpty).map {
      "all of the bucket \($0.bucket) is within reach, for no prefix is configured"
    }
    return ["the names of objects cannot be known, so their resource is the pattern of their prefix"] + whole
  }
}

import JSON

/// The least permissions that a part of kb needs, as an IAM policy.
///
/// No action is a pattern. A resource ends in `*` only where its names cannot be known: objects below a prefix, the tables
/// of a database, the streams of a log. Buckets and tables that a key of KMS encrypts need `kms:Decrypt` and
/// `kms:GenerateDataKey` on that key besides.
public struct PermissionPolicy: Sendable, Hashable {
  /// What it is for.
  public let feature: PolicyFeature
  /// What it allows.
  public let statements: [PolicyStatement]
  /// Why a pattern or a wide condition is in it, one sentence each.
  public let notes: [String]

  init(_ feature: PolicyFeature, _ statements: [PolicyStatement], notes: [String] = []) {
    self.feature = feature
    self.statements = statements
    self.notes = notes
  }

  /// The policy's document.
  public var document: JSONValue {
    ["Version": "2012-10-17", "Statement": .array(statements.map(\.json))]
  }

  /// The policies for what a scope has, in the order of `PolicyFeature`.
  public static func policies(for scope: PolicyScope) -> [PermissionPolicy] {
    [
      scope.embeddingModel.map { embedding($0, scope) }, scope.answeringModel.map { answering($0, scope) },
      scope.index.map { index($0, scope) }, scope.documents.isEmpty ? nil : documents(scope),
      scope.vectorIndex.map { vectors($0, scope) }, scope.knowledgeBase.map { knowledgeBase($0, scope) },
      scope.athena.map { athena($0, scope) }, scope.cacheTable.map { cache($0, scope) },
      scope.function.map { function($0, scope) }, scope.function.map { trust($0, scope) },
      scope.function.flatMap { invocation($0, scope) },
    ].compactMap { $0 }
  }
}

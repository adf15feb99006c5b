import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct PermissionPolicyTests {
  private static func scope(region: String = "eu-west-1", model: String) -> PolicyScope {
    var scope = PolicyScope(region: region, account: "123456789012")
    scope.embeddingModel = "amazon.titan-embed-text-v2:0"
    scope.answeringModel = model
    scope.index = BucketPrefix(bucket: "company-index", prefix: "/kb/production/")
    scope.documents = [
      BucketPrefix(bucket: "company-docs"), BucketPrefix(bucket: "company-docs-2", prefix: "handbook"),
    ]
    scope.vectorIndex = try? VectorIndexLocation(parsing: "s3vectors://company-vectors/kb-index")
    scope.knowledgeBase = KnowledgeBaseScope(
      id: "ABCDEFGHIJ", export: BucketPrefix(bucket: "company-export", prefix: "kb"))
    scope.athena = AthenaScope(
      workgroup: "primary", databases: ["engagement"], results: BucketPrefix(bucket: "company-results", prefix: "q"),
      data: [BucketPrefix(bucket: "company-lake", prefix: "tables"), BucketPrefix(bucket: "company-lake", prefix: "x")])
    scope.cacheTable = "predictions-cache"
    scope.function = FunctionScope(name: "kb-lambda", agent: "AGENT12345")
    return scope
  }

  private static func policy(_ feature: PolicyFeature, model: String = "m") throws -> PermissionPolicy {
    try #require(PermissionPolicy.policies(for: scope(model: model)).first { $0.feature == feature })
  }

  @Test func `Every feature has one policy, and none without what it is about`() {
    #expect(
      PermissionPolicy.policies(for: Self.scope(model: "m")).map(\.feature) == PolicyFeature.allCases)
    #expect(PermissionPolicy.policies(for: PolicyScope(region: "eu-west-1", account: "123456789012")).isEmpty)
  }

  @Test func `Actions exist, resources are well-formed, and no pattern is where none must be`() throws {
    var scopes = [
      "anthropic.claude-sonnet-4-6", "global.anthropic.claude-sonnet-4-6", "us.anthropic.claude-sonnet-4-6",
      "eu.anthropic.claude-sonnet-4-6", "apac.amazon.nova-lite-v1:0", "jp.anthropic.claude-sonnet-4-6",
      "au.anthropic.claude-sonnet-4-6", "ca.amazon.nova-lite-v1:0",
    ].map { Self.scope(model: $0) }
    scopes += ["us-gov-west-1", "cn-north-1"].map { Self.scope(region: $0, model: "amazon.nova-lite-v1:0") }
    scopes.append(Self.scope(region: "us-gov-west-1", model: "us-gov.amazon.nova-lite-v1:0"))
    scopes[0].athena?.databases = []
    let policies = scopes.flatMap { PermissionPolicy.policies(for: $0) }
    let list = JSONValue.array(
      policies.map { policy in
        let isIdentity = ![.functionTrust, .functionInvocation].contains(policy.feature)
        return [
          "feature": .string(policy.feature.rawValue), "kind": isIdentity ? "identity" : "resource",
          "document": policy.document,
        ]
      })
    let folder = try TemporaryDirectory()
    let file = try folder.file("policies.json", list.utf8())
    let breaches = try PythonScript(name: "policies.py").output([file])
    #expect(breaches == "")
    #expect(policies.count == scopes.count * PolicyFeature.allCases.count)
  }

  @Test func `Every policy with a pattern says why`() {
    for policy in PermissionPolicy.policies(for: Self.scope(model: "global.anthropic.claude-sonnet-4-6")) {
      let hasPattern = policy.statements.contains { $0.resources.contains { $0.hasSuffix("*") } }
      #expect(!hasPattern || !policy.notes.isEmpty, "\(policy.feature.rawValue)")
      #expect(!policy.statements.contains { $0.resources.contains("*") })
    }
  }

  @Test func `A global profile needs its three statements`() throws {
    let statements = try Self.policy(.answering, model: "global.anthropic.claude-sonnet-4-6").statements
    let profile = "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.anthropic.claude-sonnet-4-6"
    #expect(
      statements.map(\.resources) == [
        [profile], ["arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6"],
        ["arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6"],
      ])
    #expect(statements[0].conditions == ["StringEquals": ["aws:RequestedRegion": ["eu-west-1"]]])
    #expect(
      statements[2].conditions == [
        "StringEquals": ["aws:RequestedRegion": ["unspecified"], "bedrock:InferenceProfileArn": [profile]]
      ])
  }

  @Test func `A profile of a geography needs the model in every region that it goes to, through the profile alone`()
    throws
  {
    let statements = try Self.policy(.answering, model: "eu.anthropic.claude-sonnet-4-6").statements
    #expect(statements.count == 2)
    #expect(statements[1].resources.count == 6)
    #expect(
      statements[1].resources.contains("arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6"))
    #expect(statements[1].conditions["StringEquals"]?["bedrock:InferenceProfileArn"] == statements[0].resources)
  }

  @Test func `A model is permitted by its own id, or by the ARN that is configured`() throws {
    let model = try Self.policy(.answering, model: "anthropic.claude-sonnet-4-6").statements
    #expect(model.map(\.resources) == [["arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6"]])
    let arn = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc"
    let profile = try Self.policy(.answering, model: arn)
    #expect(profile.statements.map(\.resources) == [[arn]] && profile.notes.count == 1)
  }

  @Test func `A filtered query of vectors is permitted, and nothing beyond the index`() throws {
    let statement = try #require(try Self.policy(.vectors).statements.first)
    #expect(statement.actions.contains("s3vectors:GetVectors") && statement.actions.contains("s3vectors:QueryVectors"))
    #expect(statement.resources == ["arn:aws:s3vectors:eu-west-1:123456789012:bucket/company-vectors/index/kb-index"])
  }

  @Test func `Athena may write its results and only read its data`() throws {
    let statements = try Self.policy(.athena).statements
    let writing = statements.filter { $0.actions.contains("s3:PutObject") }
    #expect(writing.map(\.resources) == [["arn:aws:s3:::company-results/q/*"]])
    let reading = statements.first { $0.id == "ReadData" }
    #expect(reading?.resources == ["arn:aws:s3:::company-lake/tables/*", "arn:aws:s3:::company-lake/x/*"])
    #expect(statements.first { $0.id == "FindDatabases" }?.actions == ["glue:GetDatabase"])
    #expect(!statements.contains { $0.actions.contains("s3:DeleteObject") })
  }

  @Test func `A document is the JSON that IAM takes`() throws {
    let document = try Self.policy(.documents).document
    #expect(
      document.text() == """
        {"Version":"2012-10-17","Statement":[\
        {"Sid":"ListDocuments1","Effect":"Allow","Action":["s3:ListBucket"],"Resource":["arn:aws:s3:::company-docs"]},\
        {"Sid":"ListDocuments2","Effect":"Allow","Action":["s3:ListBucket"],"Resource":["arn:aws:s3:::company-docs-2"],\
        "Condition":{"StringLikeIfExists":{"s3:prefix":["handbook","handbook/*"]}}},\
        {"Sid":"ReadDocuments","Effect":"Allow","Action":["s3:GetObject"],\
        "Resource":["arn:aws:s3:::company-docs/*","arn:aws:s3:::company-docs-2/handbook/*"]}]}
        """)
    let trust = try Self.policy(.functionTrust).document
    #expect(
      trust["Statement"]?[0]?.text()
        == #"{"Sid":"TakeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":["sts:AssumeRole"]}"#
    )
  }
}

import Cloud
import JSON
import TestSupport

/// Servers that stand in for AWS, and a `kb.json` that points at them.
struct CloudPeers {
  /// Models, embeddings: judged by botocore's service models.
  let models: LoopbackServer
  /// Buckets and tables: moto.
  let stores: LoopbackServer

  init() throws {
    models = try LoopbackServer("standins/bedrock_runtime.py")
    stores = try LoopbackServer("standins/moto.py", ["s3:kb-index", "s3:kb-source"])
  }

  /// The variables of an account that the stand-ins accept.
  static let account = [
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "AWS_EC2_METADATA_DISABLED": "true",
  ]

  /// The few lines that switch to AWS, with the addresses of the stand-ins.
  func configuration(index: String = "s3://kb-index/engagement", more: [String: String] = [:]) -> String {
    let others = more.map { ", \"\($0.key)\": \"\($0.value)\"" }.joined()
    return """
      {
        "dataSources": [{"id": "kb-docs", "path": "docs"}],
        "knowledgeBase": {"index": "\(index)", "embedding": {"model": "amazon.titan-embed-text-v2:0"}},
        "agent": {"model": "bedrock"},
        "predictions": {"cache": "dynamodb://predictions-cache"},
        "cloud": {
          "region": "us-east-1",
          "endpoints": {
            "bedrock-runtime": "\(models.url)", "s3": "\(stores.url)", "dynamodb": "\(stores.url)"\(others)
          }
        }
      }
      """
  }

  /// A program with these settings and three documents.
  func installation(index: String = "s3://kb-index/engagement", more: [String: String] = [:]) throws -> Installation {
    var installation = try Installation()
    installation.environment.merge(Self.account) { $1 }
    let directory = installation.directory
    try directory.write(configuration(index: index, more: more), to: "kb.json")
    try directory.makeDirectory("docs")
    try directory.write(
      #"{"model": "churn", "metrics": {"auc_roc": 0.817, "log_loss": 0.322}}"#, to: "docs/churn_metrics.json")
    try directory.write("# Engagement\n\nThe R² of the engagement model is 0.859.\n", to: "docs/engagement.md")
    try directory.write("feature,gain\nsessions,0.23\ntenure,0.19\n", to: "docs/features.csv")
    return installation
  }

  /// What the stand-in of the models was asked since the last reset: the names of the operations.
  func operations() async throws -> [String] {
    try await log(of: models)["requests"]?.array?.compactMap { $0["operation"]?.string } ?? []
  }

  /// What botocore found wrong with the requests.
  func violations() async throws -> [String] {
    try await log(of: models)["violations"]?.array?.compactMap(\.string) ?? []
  }

  private func log(of server: LoopbackServer) async throws -> JSONValue {
    try JSONValue(parsing: try await HTTPClient().send(HTTPRequest(url: server.url + "/_log")).bytes())
  }
}

/// A part of kb that needs permissions of its own.
public enum PolicyFeature: String, Sendable, Hashable, CaseIterable {
  /// Embedding texts with a model of Bedrock.
  case embedding = "embedding"
  /// Answering with a model of Bedrock.
  case answering = "answering"
  /// The index in a bucket: read, written, swept.
  case index = "s3 index"
  /// Documents in a bucket, read.
  case documents = "s3 documents"
  /// An index of Amazon S3 Vectors.
  case vectors = "s3 vectors"
  /// A knowledge base that Bedrock manages, and the export of documents for it.
  case knowledgeBase = "managed knowledge base"
  /// Questions to Athena.
  case athena = "athena"
  /// The table of predictions.
  case cache = "dynamodb cache"
  /// What the function's role may do.
  case function = "lambda execution"
  /// Who may take the function's role.
  case functionTrust = "lambda trust"
  /// Who may call the function.
  case functionInvocation = "lambda invocation"
}

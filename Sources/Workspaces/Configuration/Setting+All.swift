extension Setting {
  /// Every setting, in the order in which they are shown.
  public static let all: [Setting] = [
    Setting(
      "dataSources", "KB_DATA_SOURCES", .dataSources, \.dataSources,
      "The folders of documents: id, path (or s3://BUCKET/PREFIX), the uri that citations show, and the key prefixes to take."
    ),
    Setting(
      "stateDirectory", "KB_STATE", .path, \.stateDirectory,
      "Where the index, the recorded runs and the caches are kept."),
    Setting(
      "knowledgeBase.index", "KB_INDEX", .indexLocation, \.knowledgeBase.index,
      "Where the index is: \"local\", in a bucket, in Amazon S3 Vectors, or in a knowledge base that Bedrock manages."),
    Setting(
      "knowledgeBase.chunking", "KB_CHUNKING", .chunking, \.knowledgeBase.chunking,
      "How documents are cut, with Bedrock's names: FIXED_SIZE (tokens and percent of overlap) or NONE."),
    Setting(
      "knowledgeBase.embedding.model", "KB_EMBEDDING_MODEL", .text, \.knowledgeBase.embedding.model,
      "What turns text into vectors: \"hashing\" (built in, no network), \"amazon.titan-embed-text-v2:0\", or a model of "
        + "the server at endpointUrl."),
    Setting(
      "knowledgeBase.embedding.dimensions", "KB_EMBEDDING_DIMENSIONS", .wholeNumber(64...4096),
      \.knowledgeBase.embedding.dimensions, "The length of a vector; Titan has 256, 512 and 1024."),
    Setting(
      "knowledgeBase.embedding.normalize", "KB_EMBEDDING_NORMALIZE", .boolean, \.knowledgeBase.embedding.normalize,
      "Whether Titan scales its vectors to length 1."),
    Setting(
      "knowledgeBase.embedding.type", "KB_EMBEDDING_TYPE", .choice(["float", "binary"]),
      \.knowledgeBase.embedding.type, "The elements of Titan's vectors: numbers, or one bit each."),
    Setting(
      "knowledgeBase.embedding.storage", "KB_EMBEDDING_STORAGE", .vectorElement, \.knowledgeBase.embedding.storage,
      "How the index keeps vectors: float32, or float16 in half the space, with scores rounded by about 0.0005; a change "
        + "embeds nothing anew, only back to float32 kb sync --full does."),
    Setting(
      "knowledgeBase.embedding.endpointUrl", "KB_EMBEDDING_URL", .optionalURL, \.knowledgeBase.embedding.endpointURL,
      "A server with OpenAI's /v1/embeddings (Ollama, llama.cpp, vLLM, LM Studio), for models that are not Amazon's."),
    Setting(
      "knowledgeBase.fusionWeight", "KB_FUSION_WEIGHT", .number(0...1), \.knowledgeBase.fusionWeight,
      "The share of vector similarity in a score; the words of the question have the rest."),
    Setting(
      "knowledgeBase.numberOfResults", "KB_NUMBER_OF_RESULTS", .wholeNumber(1...100),
      \.knowledgeBase.numberOfResults, "How many passages a search gives."),
    Setting(
      "knowledgeBase.minimumScore", "KB_MINIMUM_SCORE", .number(0...1), \.knowledgeBase.minimumScore,
      "The score below which a passage is left out."),
    Setting(
      "agent.model", "KB_MODEL", .languageModel, \.agent.model,
      "What answers: \"offline\" extracts answers from passages without a language model; \"bedrock\" or the id of a model "
        + "there; \"anthropic\" or an id claude-… there."),
    Setting(
      "agent.maximumTokens", "KB_MAXIMUM_TOKENS", .wholeNumber(1...200_000), \.agent.maximumTokens,
      "How many tokens one turn of a language model may have."),
    Setting(
      "agent.temperature", "KB_TEMPERATURE", .optionalNumber(0...1), \.agent.temperature,
      "How freely a language model chooses its words; null leaves it to the model."),
    Setting(
      "agent.maximumUsd", "KB_MAXIMUM_USD", .optionalNumber(0...1_000_000), \.agent.maximumUSD,
      "What one command may spend, in US dollars; a call that could exceed it is not made."),
    Setting(
      "agent.tools", "KB_TOOLS", .choice(["auto", "none"]), \.agent.tools,
      "The tools beside the search: \"auto\" has those over customers where the documents are about them."),
    Setting(
      "agent.maximumSteps", "KB_MAXIMUM_STEPS", .wholeNumber(1...100), \.agent.maximumSteps,
      "How many turns of the model one question may take."),
    Setting(
      "agent.idleSessionSeconds", "KB_IDLE_SESSION_SECONDS", .wholeNumber(1...86_400), \.agent.idleSessionSeconds,
      "How long a session may lie idle, in seconds, before -c starts a new one."),
    Setting(
      "agent.instructionFile", "KB_INSTRUCTION_FILE", .optionalPath, \.agent.instructionFile,
      "A text file whose instruction replaces the built-in one."),
    Setting(
      "queries.engine", "KB_QUERY_ENGINE", .choice(["sqlite", "athena"]), \.queries.engine,
      "What answers SQL: the tables below the state directory, or Amazon Athena."),
    Setting("queries.catalog", "KB_QUERY_CATALOG", .text, \.queries.catalog, "Athena's data catalogue."),
    Setting(
      "queries.databases", "KB_QUERY_DATABASES", .names, \.queries.databases,
      "The databases that Athena looks into, the first for names without one."),
    Setting("queries.workgroup", "KB_QUERY_WORKGROUP", .text, \.queries.workgroup, "Athena's workgroup."),
    Setting(
      "queries.outputLocation", "KB_QUERY_OUTPUT", .optionalText("s3://…"), \.queries.outputLocation,
      "Where Athena puts results; null leaves it to the workgroup."),
    Setting(
      "queries.resultReuseMinutes", "KB_QUERY_REUSE_MINUTES", .wholeNumber(0...10_080), \.queries.resultReuseMinutes,
      "For how many minutes Athena may give an earlier result again, for nothing."),
    Setting(
      "predictions.cache", "KB_PREDICTION_CACHE", .cacheLocation, \.predictions.cache,
      "Where predictions are kept for an hour: \"sqlite\", or a table of Amazon DynamoDB."),
    Setting(
      "cloud.region", "KB_REGION", .optionalText("the name of a region"), \.cloud.region,
      "The region of AWS; null takes AWS_REGION, the profile's or the machine's."),
    Setting(
      "cloud.profile", "KB_PROFILE", .optionalText("the name of a profile"), \.cloud.profile,
      "The profile of ~/.aws/config; null takes AWS_PROFILE or \"default\"."),
    Setting(
      "cloud.endpointUrl", "KB_ENDPOINT_URL", .optionalURL, \.cloud.endpointURL,
      "An address in place of those of AWS, also through AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_SERVICE."),
    Setting(
      "cloud.endpoints", "KB_ENDPOINTS", .addresses, \.cloud.endpoints,
      "Addresses in place of those of single services: {\"s3\": \"http://127.0.0.1:9000\"}."),
    Setting(
      "cloud.priceFile", "KB_PRICE_FILE", .optionalPath, \.cloud.priceFile,
      "A file whose prices go before the built-in ones."),
  ]

  /// The setting of this name, `nil` for none.
  public static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  /// The keys that an object may have: settings and groups directly below `group` (empty for the root).
  static func keys(in group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    var keys: [String] = []
    for setting in all where setting.name.hasPrefix(prefix) {
      guard let key = setting.name.dropFirst(prefix.count).split(separator: ".").first.map(String.init) else {
        continue
      }
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// Whether there are settings below this name.
  static func isGroup(_ name: String) -> Bool { all.contains { $0.name.hasPrefix(name + ".") } }
}

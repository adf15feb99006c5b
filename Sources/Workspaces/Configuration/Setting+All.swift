extension Setting {
  /// Every setting, in the order in which they are shown.
  public static let all: [Setting] = [
    Setting(
      "dataSources", "KB_DATA_SOURCES", .dataSources, \.dataSources,
      "The folders of documents: id, path, the uri that citations show, and the key prefixes to take."),
    Setting(
      "stateDirectory", "KB_STATE", .path, \.stateDirectory,
      "Where the index, the recorded runs and the caches are kept."),
    Setting(
      "knowledgeBase.chunking", "KB_CHUNKING", .chunking, \.knowledgeBase.chunking,
      "How documents are cut, with Bedrock's names: FIXED_SIZE (tokens and percent of overlap) or NONE."),
    Setting(
      "knowledgeBase.embedding.model", "KB_EMBEDDING_MODEL", .choice(["hashing"]), \.knowledgeBase.embedding.model,
      "What turns text into vectors; \"hashing\" is built in and needs no network."),
    Setting(
      "knowledgeBase.embedding.dimensions", "KB_EMBEDDING_DIMENSIONS", .wholeNumber(64...4096),
      \.knowledgeBase.embedding.dimensions, "The length of a vector."),
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
      "agent.model", "KB_MODEL", .choice(["offline"]), \.agent.model,
      "What answers; \"offline\" extracts answers from passages, without a language model."),
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

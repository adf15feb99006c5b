import Platform
import Storage
import Tools

extension Workspace {
  /// The tools over the platform's customers, where the documents are about them: when customers were made in this
  /// state, or the documents are those that the program carries. None otherwise, since customers that nobody asked for
  /// would answer for others.
  ///
  /// Where statements go to Athena, they do for any documents: the settings name its databases.
  ///
  /// - Parameter progress: Sees how far customers and predictions are when a tool makes them.
  /// Without Athena's catalogue there is a warning in place of the tool: most questions need only documents.
  public func customerTools(
    progress: @escaping @Sendable (PreparationEvent) -> Void = { _ in }
  ) async -> [Tool] {
    guard settings.agent.tools != "none" else { return [] }
    if hasCustomers || hasSampleDictionary { return await platform.tools(progress: progress) }
    return [await platform.athenaTool()].compactMap(\.self)
  }

  private var hasCustomers: Bool { DataPreparation.storedManifest(platform.layout) != nil }

  private var hasSampleDictionary: Bool {
    let key = "data_dictionary/schema.md"
    let sample = SampleFile.all.first { $0.path == "kb-docs/\(key)" }
    return selection.dataSources.contains { source in
      guard source.includes(key: key), let bytes = try? FileSystem().read("\(source.root)/\(key)") else { return false }
      return bytes.array == sample?.bytes
    }
  }
}

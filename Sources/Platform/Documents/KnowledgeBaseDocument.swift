import JSON

/// A document for the knowledge base, or the metadata beside one.
struct KnowledgeBaseDocument: Sendable, Hashable {
  /// Its path below the folder of documents.
  let path: String
  /// Its text.
  let text: String

  /// A document of a text.
  init(_ path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// A document of a JSON value.
  init(_ path: String, _ json: JSONValue) { self.init(path, text: DocumentText.text(json)) }
}

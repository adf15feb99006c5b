/// Takes the text of one element out of a small XML or HTML document, without reading the rest of it.
enum MarkupText {
  private static let entities = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&"),
  ]

  /// The text of the first element of a name that has no attributes and no elements in it; `nil` for none. O(bytes).
  static func content(of name: String, in document: String) -> String? {
    guard let start = document.firstRange(of: "<\(name)>"),
      let end = document[start.upperBound...].firstRange(of: "</\(name)>")
    else { return nil }
    let text = String(document[start.upperBound..<end.lowerBound])
    guard text.contains("&") else { return text }
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}

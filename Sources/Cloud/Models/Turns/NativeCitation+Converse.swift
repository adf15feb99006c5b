import JSON

extension NativeCitation {
  /// A citation of Converse, whole or as a delta.
  init(converse citation: JSONValue) {
    source = citation["source"]?.string
    title = citation["title"]?.string
    text = (citation["sourceContent"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
    let location = citation["location"]?["searchResultLocation"]
    index = location?["searchResultIndex"]?.int
    start = location?["start"]?.int
    end = location?["end"]?.int
  }
}

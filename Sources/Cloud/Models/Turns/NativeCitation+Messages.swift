import JSON

extension NativeCitation {
  /// A citation of the Messages API; one of anything but a search result names nothing.
  init(messages citation: JSONValue) {
    guard citation["type"]?.string == "search_result_location" else { return }
    source = citation["source"]?.string
    title = citation["title"]?.string
    text = citation["cited_text"]?.string ?? ""
    index = citation["search_result_index"]?.int
    start = citation["start_block_index"]?.int
    end = citation["end_block_index"]?.int
  }
}

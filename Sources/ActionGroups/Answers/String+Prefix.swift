import JSON

extension String {
  /// As many characters, from the first, as take so many bytes of UTF-8. O(bytes).
  func prefix(bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    return prefix(bytes: bytes) { String($0).utf8.count }
  }

  /// As many characters, from the first, as take so many bytes inside a JSON string. O(bytes).
  func prefix(quotedBytes bytes: Int) -> String {
    prefix(bytes: bytes) { JSONValue.string(String($0)).utf8().count - 2 }
  }

  private func prefix(bytes: Int, size: (Character) -> Int) -> String {
    var rest = bytes
    var end = startIndex
    while end < endIndex {
      rest -= size(self[end])
      if rest < 0 { break }
      end = index(after: end)
    }
    return String(self[..<end])
  }
}

import JSON

extension JSONValue {
  /// The value itself when its JSON has at most so many bytes, otherwise a shorter one that says so.
  ///
  /// An object with a list loses rows at the end of its longest list, whole ones, and gains `"truncated": true` and a
  /// `truncation` that tells how many are left. Where that is not enough, and for other values, the answer is
  /// `{"truncated":true,"bytes":N,"text":"…"}` with the first characters of the JSON. At least 256 bytes are needed.
  func fitting(_ bytes: Int) -> JSONValue {
    let size = utf8().count
    guard size > bytes else { return self }
    if let object, let shortened = object.withFewerRows(bytes) { return .object(shortened) }
    let frame: JSONObject = ["truncated": true, "bytes": .number(size), "text": ""]
    var cut = frame
    cut["text"] = .string(text().prefix(quotedBytes: bytes - JSONValue.object(frame).utf8().count))
    return .object(cut)
  }
}

extension JSONObject {
  /// The object with the longest list cut to what fits; `nil` when there is no list, or the rest alone is too long.
  fileprivate func withFewerRows(_ bytes: Int) -> JSONObject? {
    let lists = members.compactMap { member in member.value.array.map { (member.key, $0, member.value.utf8().count) } }
    guard let (key, rows, _) = lists.max(by: { $0.2 < $1.2 }), !rows.isEmpty else { return nil }
    // The note is longest with all rows.
    var rest = bytes - JSONValue.object(cut(key, rows, to: 0, noted: rows.count)).utf8().count
    guard rest >= 0 else { return nil }
    var count = 0
    for row in rows {
      rest -= row.utf8().count + 1
      if rest < 0 { break }
      count += 1
    }
    return cut(key, rows, to: count, noted: count)
  }

  private func cut(_ key: String, _ rows: [JSONValue], to count: Int, noted: Int) -> JSONObject {
    var object = self
    object[key] = .array(Array(rows.prefix(count)))
    // The row count of an answer of `query_athena` is of the rows that are in it.
    if object["row_count"]?.int != nil { object["row_count"] = .number(noted) }
    object["truncated"] = true
    object["truncation"] = .string("\(key) has the first \(noted) of \(rows.count): ask for less at once")
    return object
  }
}

import JSON

extension JSONValue {
  /// What a text says when it is read as JSON of at most 64 levels; `nil` when it is none, or this is no text.
  var parsedText: JSONValue? {
    string.flatMap { try? JSONValue(parsing: $0, options: JSONParser.Options(maximumDepth: 64)) }
  }
}

import JSON

extension Excerpt {
  /// The excerpt as `kb show --json` prints it.
  public var json: JSONValue {
    var object: JSONObject =
      switch origin {
      case .document(let id, let uri):
        ["source": .string(id.key), "uri": .string(uri), "data_source_id": .string(id.dataSource)]
      case .toolResult(let call):
        ["tool": .string(call.name), "call": .string(call.id), "input": .object(call.input)]
      }
    object["state"] = .string(state.rawValue)
    object["cited"] = .array(cited.map { [.number($0.lowerBound), .number($0.upperBound)] })
    object["lines"] = .array(
      lines.map { ["number": .number($0.number), "text": .string($0.text), "cited": .bool($0.isCited)] })
    object["passage"] = passage.map(JSONValue.string) ?? .null
    return .object(object)
  }
}

import JSON
import Tools

extension ToolDefinition {
  /// The arguments with texts read as what the tool's parameters are.
  ///
  /// A text that is none of it stays one, for the tool to refuse with what it expects. What `further_arguments` has is put
  /// beside the rest. An argument that may be left out is, when it is null, or an empty text where no text is expected.
  ///
  /// - Throws: `ToolError` for further arguments that are no object.
  func coerced(_ arguments: JSONObject) throws(ToolError) -> JSONObject {
    var coerced: [JSONObject.Member] = []
    for member in try expanded(arguments).members {
      let parameter = parameters.first { $0.name == member.key }
      if let parameter, parameter.isLeftOut(by: member.value) { continue }
      coerced.append(.init(key: member.key, value: parameter?.coerced(member.value) ?? member.value))
    }
    return JSONObject(keepingLast: coerced)
  }

  private func expanded(_ arguments: JSONObject) throws(ToolError) -> JSONObject {
    let name = FunctionParameters.furtherName
    guard let value = arguments[name], !FunctionParameters(self).further.isEmpty else { return arguments }
    var expanded = arguments
    expanded[name] = nil
    if value.string?.isEmpty == true || value == .null { return expanded }
    guard let further = (value.object ?? value.parsedText?.object) else {
      throw ToolError(.invalidInput, tool: self.name, "\(name) must be an object, written as JSON; found \(value.kind)")
    }
    for member in further.members where expanded[member.key] == nil { expanded[member.key] = member.value }
    return expanded
  }
}

extension CompilationContext {
  /// An error of compilation from SQLite's message.
  func compilation(_ message: String, place: QueryError.Place?) -> QueryError {
    if let name = Self.name(in: message, after: "no such column: ") { return unknownColumn(name, place) }
    if let name = Self.name(in: message, after: "no such table: ") { return unknownTable(name, place) }
    if let name = Self.name(in: message, after: "no such function: ") { return unknownFunction(name, place) }
    if let name = Self.name(in: message, after: "ambiguous column name: ") { return ambiguous(name, place) }
    if let name = Self.name(in: message, after: "wrong number of arguments to function ") {
      let plain = name.hasSuffix("()") ? String(name.dropLast(2)) : name
      let usage = SQLFunctions.usage(of: plain).map { "Write \($0)" }
      return QueryError(.unknownFunction, message, subject: plain, place: place, remedies: [usage].compactMap(\.self))
    }
    if message.hasSuffix(" may not be used as a window function") {
      return QueryError(
        .unsupported, message, place: place,
        remedies: ["Compute it by group in a WITH query and join that on the group"])
    }
    if message.hasPrefix("too many SQL variables") || message.contains("variable number must be") {
      return QueryError(
        .unsupported, "parameters (?, :name, @name, $name) have no values here", place: place,
        remedies: ["Write the values into the statement"])
    }
    if message.hasPrefix("near \"") || message.hasPrefix("incomplete input") || message.hasPrefix("unrecognized token")
    {
      return syntax(message, place)
    }
    if message.hasPrefix(FunctionFault.prefix) {
      return QueryError(.invalidArgument, String(message.dropFirst(FunctionFault.prefix.count)))
    }
    let isTooMuch = message.hasPrefix("too many") || message.contains("too large") || message.contains("too big")
    return QueryError(isTooMuch || message.contains("overflow") ? .tooLarge : .syntax, message, place: place)
  }

  private func syntax(_ message: String, _ place: QueryError.Place?) -> QueryError {
    if let construct = UnsupportedSyntax.find(in: text.untouched) {
      return QueryError(
        .unsupported, "\(construct.name) is not supported here", place: text.place(offset: construct.offset),
        remedies: [construct.remedy])
    }
    let isIncomplete = message.hasPrefix("incomplete")
    return QueryError(
      .syntax, isIncomplete ? "the statement ends too early" : "syntax error: \(message)",
      place: isIncomplete ? text.place(offset: text.sql.utf8.count) : place)
  }

  private func unknownTable(_ name: String, _ place: QueryError.Place?) -> QueryError {
    if name.lowercased().hasPrefix("information_schema.") || name.lowercased().hasPrefix("pragma_") {
      return QueryError(
        .forbidden, "reading \(name) is not allowed", subject: name, place: place, remedies: [tableList])
    }
    if let remedy = UnsupportedFunctions.remedy(name.lowercased()) {
      return QueryError(
        .unsupported, "\(name) is not supported here", subject: name, place: place, remedies: [remedy])
    }
    return QueryError(
      .unknownTable, "no such table: \(name)", subject: name, place: place,
      remedies: [catalogue.remedy(unknownTable: name)])
  }

  private func unknownFunction(_ name: String, _ place: QueryError.Place?) -> QueryError {
    if let remedy = UnsupportedFunctions.remedy(name.lowercased()) {
      return QueryError(
        .unsupported, "the function \(name) is not supported here", subject: name, place: place, remedies: [remedy])
    }
    let nearest = NameSuggestion.nearest(to: name, among: SQLFunctions.allowedNames.sorted())
    let remedy = nearest.map { near in
      "Did you mean \(near)?" + (SQLFunctions.usage(of: near).map { " Write \($0)" } ?? "")
    }
    return QueryError(
      .unknownFunction, "no such function: \(name)", subject: name, place: place,
      remedies: [remedy ?? "Functions are those of SQLite and the commonest of Trino"])
  }

  /// The name that a message ends with, without quotes and what newer versions of SQLite add.
  private static func name(in message: String, after start: String) -> String? {
    guard message.hasPrefix(start) else { return nil }
    let rest = message.dropFirst(start.count)
    let name = rest.firstRange(of: " - should this be").map { rest[..<$0.lowerBound] } ?? rest
    let isQuoted = name.count >= 2 && name.first == "\"" && name.last == "\""
    return String(isQuoted ? name.dropFirst().dropLast() : name)
  }
}

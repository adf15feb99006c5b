extension DraftLine {
  /// The line, or its parts when it exceeds what an embedding model takes: divided between its fields, and inside a
  /// field between words.
  func divided(tokens: Int, bytes: Int, in source: SourceText) -> [DraftLine] {
    if Self.fits(lead + text, tokens, bytes) { return [self] }
    guard !fields.isEmpty else { return pieces(of: text, lead: "", field: nil, span, tokens, bytes, source) }
    var parts: [DraftLine] = []
    var group: [ChunkField] = []
    var used = (tokens: 0, bytes: 0)
    for field in fields {
      let text = JSONTable.text(of: [field], whenEmpty: "") + "; "
      let size = (tokens: TokenCounter().count(text), bytes: text.utf8.count)
      if used.tokens + size.tokens > tokens || used.bytes + size.bytes > bytes {
        if !group.isEmpty { parts.append(part(group)) }
        group = []
        used = (0, 0)
      }
      if size.tokens > tokens || size.bytes > bytes {
        parts += pieces(of: field.value, lead: field.name + ": ", field: field, field.span, tokens, bytes, source)
      } else {
        group.append(field)
        used = (used.tokens + size.tokens, used.bytes + size.bytes)
      }
    }
    if !group.isEmpty { parts.append(part(group)) }
    return parts
  }

  private static func fits(_ text: String, _ tokens: Int, _ bytes: Int) -> Bool {
    text.utf8.count <= bytes && TokenCounter().count(text) <= tokens
  }

  private func part(_ group: [ChunkField]) -> DraftLine {
    var line = self
    line.lead = ""
    line.text = JSONTable.text(of: group, whenEmpty: "")
    line.fields = group
    if let first = group.first { line.span = group.dropFirst().reduce(first.span) { $0.union($1.span) } }
    return line
  }

  /// A text cut between words; every piece keeps the place of the whole, as an escape may stand anywhere in it.
  private func pieces(
    of text: String, lead: String, field: ChunkField?, _ span: SourceSpan, _ tokens: Int, _ bytes: Int,
    _ source: SourceText
  ) -> [DraftLine] {
    let utf8 = Array(text.utf8)
    let name = lead.utf8.count > bytes / 4 || TokenCounter().count(lead) > tokens / 4 ? "" : lead
    let room = min(tokens - tokens / 4, bytes / 8)
    return Prose(bytes: utf8).words(in: 0..<utf8.count, room).map { range in
      var line = self
      let value = String(decoding: utf8[range], as: UTF8.self)
      line.lead = ""
      line.text = name + SourceText.flat(value)
      line.span = span
      line.fields = field.map { [ChunkField(name: $0.name, value: value, span: span, pointer: $0.pointer)] } ?? []
      return line
    }
  }
}

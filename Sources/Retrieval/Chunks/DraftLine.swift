/// A line that has not yet been given its place in a chunk.
struct DraftLine {
  /// How a line follows the one before: the greater, the better a place to cut.
  enum Start: Int {
    /// In the same paragraph; in the same chunk the two become one line.
    case continuation
    /// As the next of its kind.
    case line
    /// As the first of a paragraph, list, table, array or object.
    case block
    /// As the first of a section.
    case section
  }

  /// The text without `lead`.
  var text: String
  /// What stands before the text, unless the line is joined to the one before.
  var lead = ""
  /// Where it comes from.
  var span: SourceSpan
  var pointer: String?
  var fields: [ChunkField] = []
  /// The path of the array or object, or the headings, under which it stands.
  var context: [String] = []
  /// Whether the text says itself what it stands under.
  var namesContext = false
  var start = Start.line

  /// Whether there is nothing to show, as of control characters alone.
  var isEmpty: Bool { text.isEmpty && lead.isEmpty }

  /// Joins the next piece of the same paragraph to the line.
  mutating func append(_ next: DraftLine) {
    text += " " + next.text
    span = span.union(next.span)
    guard let last = fields.last, let first = next.fields.first, last.name == first.name, last.pointer == first.pointer
    else {
      fields += next.fields
      return
    }
    fields[fields.count - 1].value += " " + first.value
    fields[fields.count - 1].span = last.span.union(first.span)
    fields += next.fields.dropFirst()
  }
}

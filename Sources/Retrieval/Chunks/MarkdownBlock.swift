/// A block of a Markdown document with the lines it stands on, counted from 0 in a `MarkdownOutline`.
struct MarkdownBlock {
  enum Kind {
    case heading(level: Int, title: String)
    /// Running text or a pipe table; `column` is where its first line's text begins, in bytes from 0.
    case paragraph(column: Int)
    case code(isFenced: Bool)
    /// HTML, link definitions and whatever else is kept line by line.
    case raw
    case list(items: [Item])
    case quote([MarkdownBlock])
  }

  /// An item of a list with its marker, `-` or a number.
  struct Item {
    var marker: String
    var blocks: [MarkdownBlock]
  }

  var kind: Kind
  var lines: Range<Int>
}

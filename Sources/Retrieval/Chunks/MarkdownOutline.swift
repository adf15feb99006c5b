import CCmark

/// The blocks of a Markdown document as CommonMark reads it.
///
/// Only the structure is taken from libcmark. Its line numbers are not relied on: each block is kept inside its
/// parent and before its next sibling, and lines that no block claims become blocks of their own.
struct MarkdownOutline {
  /// The bytes of each line without its line break.
  let lines: [Range<Int>]
  private(set) var blocks: [MarkdownBlock] = []

  private let bytes: [UInt8]
  /// How deep lists and quotations are followed; deeper ones are kept line by line.
  private static let maximumDepth = 24

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    lines = Self.lines(of: bytes, from: start)
    guard start < bytes.count else { return }
    let root = bytes.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }, bytes.count - start,
        CMARK_OPT_DEFAULT)
    }
    guard let root else { return }
    defer { cmark_node_free(root) }
    blocks = children(of: root, within: 0..<lines.count, depth: 0)
  }

  /// The lines as CommonMark counts them: they end with a line feed, a carriage return, or both.
  private static func lines(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = start
    var index = start
    while index < bytes.count {
      guard bytes[index] == 0x0A || bytes[index] == 0x0D else {
        index += 1
        continue
      }
      lines.append(first..<index)
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      first = index
    }
    return first < bytes.count ? lines + [first..<bytes.count] : lines
  }

  private func children(of parent: OpaquePointer, within bounds: Range<Int>, depth: Int) -> [MarkdownBlock] {
    var nodes: [OpaquePointer] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      nodes.append(node)
      next = cmark_node_next(node)
    }
    var blocks: [MarkdownBlock] = []
    var free = bounds.lowerBound
    for (index, node) in nodes.enumerated() {
      let start = min(max(firstLine(of: node), free), bounds.upperBound)
      let following = index + 1 < nodes.count ? firstLine(of: nodes[index + 1]) : bounds.upperBound
      let end = max(start, min(following, bounds.upperBound))
      if depth == 0 { addUnclaimed(free..<start, to: &blocks) }
      let lines = start..<(isContainer(node) ? end : min(end, max(start, Int(cmark_node_get_end_line(node)))))
      if let kind = kind(of: node, lines, depth: depth) { blocks.append(MarkdownBlock(kind: kind, lines: lines)) }
      free = lines.upperBound
    }
    if depth == 0 { addUnclaimed(free..<bounds.upperBound, to: &blocks) }
    return blocks
  }

  private func firstLine(of node: OpaquePointer) -> Int { max(0, Int(cmark_node_get_start_line(node)) - 1) }

  private func isContainer(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_BLOCK_QUOTE: true
    default: false
    }
  }

  private func kind(of node: OpaquePointer, _ lines: Range<Int>, depth: Int) -> MarkdownBlock.Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      return .heading(level: max(1, Int(cmark_node_get_heading_level(node))), title: Self.text(of: node))
    case CMARK_NODE_PARAGRAPH: return .paragraph(column: max(0, Int(cmark_node_get_start_column(node)) - 1))
    case CMARK_NODE_CODE_BLOCK: return .code(isFenced: isFence(lines))
    case CMARK_NODE_THEMATIC_BREAK: return nil
    case CMARK_NODE_LIST where depth < Self.maximumDepth: return .list(items: items(of: node, lines, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE where depth < Self.maximumDepth:
      return .quote(children(of: node, within: lines, depth: depth + 1))
    default: return .raw
    }
  }

  private func items(of list: OpaquePointer, _ bounds: Range<Int>, depth: Int) -> [MarkdownBlock.Item] {
    let isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
    var number = Int(cmark_node_get_list_start(list))
    var items: [MarkdownBlock.Item] = []
    var next = cmark_node_first_child(list)
    while let item = next {
      next = cmark_node_next(item)
      let start = min(max(firstLine(of: item), bounds.lowerBound), bounds.upperBound)
      let end = min(max(next.map(firstLine(of:)) ?? bounds.upperBound, start), bounds.upperBound)
      let blocks = children(of: item, within: start..<end, depth: depth + 1)
      items.append(MarkdownBlock.Item(marker: isOrdered ? "\(number)." : "-", blocks: blocks))
      number += 1
    }
    return items
  }

  /// Keeps lines that CommonMark turns into no block, such as link definitions, unless they are mere rules.
  private func addUnclaimed(_ range: Range<Int>, to blocks: inout [MarkdownBlock]) {
    for line in range where bytes[lines[line]].contains(where: { $0 > 0x20 && !"=-*_`~>".utf8.contains($0) }) {
      blocks.append(MarkdownBlock(kind: .raw, lines: line..<line + 1))
    }
  }

  /// Whether a code block's first line is a fence.
  private func isFence(_ range: Range<Int>) -> Bool {
    guard let first = range.first, lines.indices.contains(first) else { return false }
    return Self.hasFence(bytes[lines[first]])
  }

  private static func hasFence(_ line: ArraySlice<UInt8>) -> Bool {
    var run = 0
    var previous: UInt8 = 0
    for byte in line where byte > 0x20 {
      run = byte == previous ? run + 1 : 1
      previous = byte
      if run == 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") { return true }
    }
    return false
  }

  /// The text of a heading without its markup.
  private static func text(of node: OpaquePointer) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE || event == CMARK_EVENT_NONE { return SourceText.flat(text) }
      guard event == CMARK_EVENT_ENTER, let current = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(current) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if let literal = cmark_node_get_literal(current) { text += String(cString: literal) }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: break
      }
    }
  }
}

/// Writes a plain text as lines: the sentences of its paragraphs, or its own lines where they are no running text.
struct TextLines {
  let source: SourceText
  /// The tokens above which a sentence is cut.
  let limit: Int
  /// Whether the text is a list of lines throughout, as a log.
  let isLineOriented: Bool

  func lines() -> [DraftLine] {
    paragraphs().flatMap { paragraph in
      isLineOriented || !isRunningText(paragraph)
        ? paragraph.enumerated().flatMap { index, line in drafts(of: line, start: index == 0 ? .block : .line) }
        : drafts(of: paragraph[0].lowerBound..<paragraph[paragraph.count - 1].upperBound, start: .block)
    }
  }

  /// The sentences of a paragraph or line, the first with a start of its own.
  func drafts(of range: Range<Int>, start: DraftLine.Start) -> [DraftLine] {
    Prose(bytes: source.bytes).pieces(in: range, tokens: limit).enumerated().map { index, piece in
      DraftLine(
        text: SourceText.flat(source.bytes[piece]), span: source.span(piece),
        start: index == 0 ? start : .continuation)
    }
  }

  /// The lines of each paragraph, without white space at their ends; blank lines separate paragraphs.
  private func paragraphs() -> [[Range<Int>]] {
    var paragraphs: [[Range<Int>]] = []
    var paragraph: [Range<Int>] = []
    var start = source.start
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      let line = source.trimmed(start..<end)
      if !line.isEmpty {
        paragraph.append(line)
      } else if !paragraph.isEmpty {
        paragraphs.append(paragraph)
        paragraph = []
      }
      start = end + 1
    }
    return paragraph.isEmpty ? paragraphs : paragraphs + [paragraph]
  }

  /// Whether the lines are running text that was broken to fit a width: then a good part of them go on with a
  /// small letter.
  private func isRunningText(_ lines: [Range<Int>]) -> Bool {
    let continued = lines.dropFirst().count {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(source.bytes[$0.lowerBound])
    }
    return 3 * continued >= lines.count - 1
  }
}

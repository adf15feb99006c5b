/// The lines in which two texts differ, with `-` for the old and `+` for the new, bounded in length.
struct LineDifference {
  /// The differing lines, at most 40.
  let lines: [String]

  private static let maximumLines = 40
  private static let maximumWidth = 160

  /// Compares two texts with the standard library's Myers difference. O(lines × differences).
  init(old: [String], new: [String]) {
    var lines: [String] = []
    let changes = new.difference(from: old)
    for change in changes.prefix(Self.maximumLines) {
      switch change {
      case .remove(_, let line, _): lines.append("- " + String(line.prefix(Self.maximumWidth)))
      case .insert(_, let line, _): lines.append("+ " + String(line.prefix(Self.maximumWidth)))
      }
    }
    if changes.count > Self.maximumLines { lines.append("… \(changes.count - Self.maximumLines) more lines differ") }
    self.lines = lines
  }
}

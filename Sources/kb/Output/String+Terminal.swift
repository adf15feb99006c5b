extension StringProtocol {
  /// The text without characters that would control a terminal: documents must not be able to move the cursor or
  /// colour what stands around them.
  var withoutControls: String {
    let isClean = unicodeScalars.allSatisfy { !$0.controlsTerminal }
    if isClean { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.controlsTerminal ? "\u{FFFD}" : $0 }))
  }

  /// The text without what matches at both ends.
  func trimming(while isLeftOut: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isLeftOut(first) { rest = rest.dropFirst() }
    while let last = rest.last, isLeftOut(last) { rest = rest.dropLast() }
    return String(rest)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on it instead of showing it; line feeds and tabs are wanted.
  fileprivate var controlsTerminal: Bool {
    switch properties.generalCategory {
    case .control: self != "\n" && self != "\t"
    // Marks that turn the direction of writing can make a text look like another.
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}

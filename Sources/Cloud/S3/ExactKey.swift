/// A key as its bytes: two keys that look the same, but compose a letter differently, are two.
struct ExactKey: Sendable, Hashable {
  /// The key.
  let text: String

  /// A key.
  init(_ text: String) { self.text = text }

  static func == (left: ExactKey, right: ExactKey) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension Array {
  /// The element at an index, `nil` when there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

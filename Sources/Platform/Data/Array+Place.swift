extension Array {
  /// The element at a place, `nil` where there is none.
  subscript(place place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

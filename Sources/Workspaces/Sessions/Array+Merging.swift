extension [ClosedRange<Int>] {
  /// The ranges in order, those that touch or overlap as one. O(n log n).
  var merged: [ClosedRange<Int>] {
    var merged: [ClosedRange<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // Wrapping, because a damaged record may state any line.
      if let last = merged.last, range.lowerBound <= last.upperBound || range.lowerBound == last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

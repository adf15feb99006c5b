/// What bounds the codes of a segment's rows: how they are scaled and what they leave out.
struct CodeBounds {
  /// At least the length of the longest row.
  var largestNorm: Float = 0
  private(set) var scales: [Float] = []
  private(set) var coarseErrors: [Float] = []
  private(set) var fineErrors: [Float] = []

  /// Adds those of further rows.
  mutating func append(
    scales: ArraySlice<Float>, coarseErrors: ArraySlice<Float>, fineErrors: ArraySlice<Float>
  ) {
    self.scales += scales
    self.coarseErrors += coarseErrors
    self.fineErrors += fineErrors
  }

  /// The arrays of the section `codeBounds`, one after the other.
  var arrays: [[Float]] { [[largestNorm], scales, coarseErrors, fineErrors] }
}

/// A term of a question as one segment has it.
struct SegmentTerm: Sendable, Hashable {
  /// Where its postings are among all of the segment, at most `UInt32.max` of them.
  let postings: Range<Int>
  /// The inverse document frequency.
  let weight: Double
  /// How often the question has it.
  let occurrences: Double
}

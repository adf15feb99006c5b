/// A question with the rows nearest to its vector.
struct InquiryMatches: Sendable {
  let inquiry: Inquiry
  /// The nearest rows, as many as the question's depth.
  let similar: [SimilarRow]
  /// How they were found.
  let report: ScanReport
}

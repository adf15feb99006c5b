/// A citation of a search result as a provider writes it; every part comes from outside.
struct NativeCitation: Sendable, Hashable {
  /// The search result's source.
  var source: String?
  /// The search result's title.
  var title: String?
  /// The cited text.
  var text = ""
  /// The search result's number in the request, from 0.
  var index: Int?
  /// The first cited block, from 0.
  var start: Int?
  /// The block after the last cited one.
  var end: Int?
}

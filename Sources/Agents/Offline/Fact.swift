import Retrieval

/// One value of a document with everything that names it.
struct Fact: Sendable, Hashable {
  /// The document's position in the evidence.
  var document: Int
  /// The chunk and the line in it.
  var source: CitedSource
  /// The keys from the document's root, or the section titles, down to what holds the value.
  var path: [String]
  /// The label of the record that the value belongs to.
  var row: Label?
  /// The key or column title of the value.
  var name: String
  /// The value as it stands in the document.
  var value: String
  /// The value as a number, when it is one.
  var number: Double?
  /// The chunk's header: where it comes from, in words.
  var context: String

  /// What names a record among its neighbours.
  struct Label: Sendable, Hashable {
    /// The title of the labelling column.
    var title: String
    /// The label.
    var text: String
    /// All words of the record, numbers left out.
    var words: String
    /// The record's position in its list.
    var position: Int
  }

  /// The names from the outside in, the record's label included.
  var names: [String] { path + (row.map { [$0.text] } ?? []) + [name] }
}

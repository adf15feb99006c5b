/// Pulls the parts of a model's document out of its bytes, one after another, without building a tree of values.
///
/// The two formats of XGBoost, JSON and UBJSON, hold the same document. Arrays of numbers, nearly all of the bytes, are
/// read straight into the arrays that are kept.
protocol ModelInput {
  /// Where the reader is.
  var place: ModelPlace { get set }
  /// Enters an object.
  mutating func beginObject() throws(ModelError)
  /// The next key of the object that was entered last, `nil` (and the object is left) when there is none.
  mutating func nextKey() throws(ModelError) -> String?
  /// Enters an array.
  mutating func beginArray() throws(ModelError)
  /// Whether the array that was entered last has one more element; if not, it is left.
  mutating func nextElement() throws(ModelError) -> Bool
  /// A string.
  mutating func string() throws(ModelError) -> String
  /// An array of whole numbers.
  mutating func integers() throws(ModelError) -> [Int32]
  /// An array of numbers, NaN and infinities among them.
  mutating func floats() throws(ModelError) -> [Float]
  /// Passes over a value of any kind.
  mutating func skipValue() throws(ModelError)
  /// Nothing but white space may be left.
  mutating func end() throws(ModelError)
}

extension ModelInput {
  /// An object whose values are strings.
  mutating func strings() throws(ModelError) -> [String: String] {
    var members: [String: String] = [:]
    try beginObject()
    while let key = try nextKey() { members[key] = try string() }
    return members
  }

  /// An array of strings.
  mutating func stringArray() throws(ModelError) -> [String] {
    var elements: [String] = []
    try beginArray()
    while try nextElement() { elements.append(try string()) }
    return elements
  }

  /// Whether an array has no elements; it is passed over.
  mutating func isEmptyArray() throws(ModelError) -> Bool {
    var isEmpty = true
    try beginArray()
    while try nextElement() {
      isEmpty = false
      try skipValue()
    }
    return isEmpty
  }
}

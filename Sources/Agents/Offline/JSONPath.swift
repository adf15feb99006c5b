import JSON

/// The keys of a JSON pointer, positions in arrays among them.
struct JSONPath {
  let keys: [String]

  init?(_ pointer: String) {
    guard let pointer = JSONPointer(pointer) else { return nil }
    keys = pointer.tokens
  }
}

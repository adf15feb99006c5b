/// Where in a model's document a reader is, for its errors.
struct ModelPlace {
  /// The tree, counted from 0, `nil` outside of the trees.
  var tree: Int?
  /// The member that was begun last.
  var member = ""

  /// An error there.
  func malformed(_ expected: String, found: String, byte: Int) -> ModelError {
    let tree = tree.map { "tree \($0), " } ?? ""
    let member = member.isEmpty ? "" : "\(member), "
    return ModelError(.malformed, "\(tree)\(member)byte \(byte): expected \(expected), found \(found)")
  }
}

import Predictions

/// Models whose parts agree in size with one another, their content from the input: what lies behind the reader's first
/// checks is reached.
///
/// The input is the number of features, of nodes of each tree and of trees, then two bytes for each number of the arrays.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var draft = Draft(Array(UnsafeBufferPointer(start: start, count: count)))
  let text = draft.text()
  do throws(ModelError) {
    let ensemble = try TreeEnsemble(parsing: Array(text.utf8))
    let scorer = TreeScorer(ensemble)
    for value in [Float.nan, 0, 1, 100, -7] {
      let row = [Float](repeating: value, count: ensemble.featureCount)
      var walked = ensemble.baseMargins
      for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) { walked[group] += tree.leaf(of: row).condition }
      let margins = (try? scorer.margins(of: row)) ?? []
      precondition(margins.elementsEqual(walked) { $0.bitPattern == $1.bitPattern }, "row and walk differ")
    }
  } catch {
    precondition(error.code == .malformed || error.code == .unsupported, "\(error)")
  }
  return 0
}

private struct Draft {
  private var input: ArraySlice<UInt8>

  init(_ input: [UInt8]) { self.input = input[...] }

  private mutating func byte() -> Int { Int(input.popFirst() ?? 0) }

  /// A number around zero, small ones most often.
  private mutating func number(_ limit: Int) -> Int { byte() % (limit + 2) - 1 }

  private mutating func array(_ count: Int, _ element: (inout Self) -> Int) -> String {
    "[" + (0..<count).map { _ in String(element(&self)) }.joined(separator: ",") + "]"
  }

  mutating func text() -> String {
    let features = byte() % 8
    let nodes = byte() % 40 + 1
    let trees = byte() % 12
    let list = (0..<trees).map { _ in tree(nodes) }.joined(separator: ",")
    let groups = array(trees) { $0.byte() % 16 == 0 ? 1 : 0 }
    return """
      {"version":[2,1,4],"learner":{"gradient_booster":{"name":"gbtree","model":{"trees":[\(list)],"tree_info":\(groups)}},
      "learner_model_param":{"num_feature":"\(features)","num_class":"0","base_score":"0"},
      "objective":{"name":"reg:squarederror"}}}
      """
  }

  private mutating func tree(_ nodes: Int) -> String {
    // Most children follow in order, so that trees come out whole often enough.
    var next = 0
    var left: [Int] = []
    var right: [Int] = []
    for node in 0..<nodes {
      let kind = byte()
      guard kind % 3 != 0, next + 2 < nodes, next >= node || node == 0 else {
        left.append(-1)
        right.append(kind == 255 ? byte() : -1)
        continue
      }
      left.append(kind == 254 ? byte() : next + 1)
      right.append(next + 2)
      next += 2
    }
    let used = max(1, next + 1)
    let types = (0..<used).map { _ in byte() % 4 == 0 ? 1 : 0 }
    let categorical = types.indices.filter { types[$0] == 1 }
    let sizes = categorical.map { _ in byte() % 5 }
    let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) + (byte() == 255 ? 1 : 0) }
    let codes = array(sizes.reduce(0, +)) { $0.byte() == 255 ? 16_000_000 : $0.byte() }
    return """
      {"left_children":\(Array(left.prefix(used))),"right_children":\(Array(right.prefix(used))),
      "split_indices":\(array(used) { max(0, $0.number(7)) }),"split_conditions":\(array(used) { $0.byte() - 128 }),
      "default_left":\(array(used) { $0.byte() % 2 }),"sum_hessian":\(array(used) { $0.byte() }),
      "loss_changes":\(array(used) { $0.byte() }),"split_type":\(types),"categories":\(codes),
      "categories_nodes":\(categorical),"categories_segments":\(starts),"categories_sizes":\(sizes)}
      """
  }
}

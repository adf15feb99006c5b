/// A tree as a model's document holds it: one array a member.
struct StoredTree {
  var left: [Int32] = []
  var right: [Int32] = []
  var feature: [Int32] = []
  var condition: [Float] = []
  var defaultLeft: [Int32] = []
  var cover: [Float] = []
  var gain: [Float] = []
  var type: [Int32] = []
  var categories: [Int32] = []
  var categoryNodes: [Int32] = []
  var categoryStarts: [Int32] = []
  var categoryCounts: [Int32] = []
  var parameters: [String: String] = [:]

  init(reading input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      switch key {
      case "left_children": left = try input.integers()
      case "right_children": right = try input.integers()
      case "split_indices": feature = try input.integers()
      case "split_conditions": condition = try input.floats()
      case "default_left": defaultLeft = try input.integers()
      case "sum_hessian": cover = try input.floats()
      case "loss_changes": gain = try input.floats()
      case "split_type": type = try input.integers()
      case "categories": categories = try input.integers()
      case "categories_nodes": categoryNodes = try input.integers()
      case "categories_segments": categoryStarts = try input.integers()
      case "categories_sizes": categoryCounts = try input.integers()
      case "tree_param": parameters = try input.strings()
      default: try input.skipValue()
      }
    }
  }
}

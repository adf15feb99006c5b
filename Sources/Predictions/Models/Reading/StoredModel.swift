/// A model's document: its trees, checked, and everything else as it stands.
struct StoredModel {
  var version: [Int32] = []
  var attributes: [String: String] = [:]
  var featureNames: [String] = []
  var objective = ""
  var booster = ""
  /// `learner_model_param`: counts and the base score, as text.
  var parameters: [String: String] = [:]
  /// `gbtree_model_param`.
  var treeParameters: [String: String] = [:]
  var trees: [Tree] = []
  var treeGroups: [Int32] = []
  /// How many trees there are up to the end of each iteration, 0 first; empty before 2.0.
  var iterationEnds: [Int32] = []
  /// DART's weight of each tree, `nil` where there are none.
  var weights: [Float]?
  /// Whether `cats` holds the names of categories.
  var namesCategories = false
  var highestFeature: TreeCheck.HighestFeature?

  init(reading input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      switch key {
      case "version": version = try input.integers()
      case "learner": try readLearner(&input)
      default: try input.skipValue()
      }
    }
    try input.end()
  }

  private mutating func readLearner(_ input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      switch key {
      case "attributes": attributes = try input.strings()
      case "feature_names": featureNames = try input.stringArray()
      case "gradient_booster": try readBooster(&input)
      case "learner_model_param": parameters = try input.strings()
      case "objective": try readObjective(&input)
      default: try input.skipValue()
      }
    }
  }

  private mutating func readObjective(_ input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      if key == "name" { objective = try input.string() } else { try input.skipValue() }
    }
  }

  private mutating func readBooster(_ input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      switch key {
      case "name": booster = try input.string()
      case "model": try readTrees(&input)
      case "gbtree": try readWeightedTrees(&input)
      case "weight_drop": weights = try input.floats()
      default: try input.skipValue()
      }
    }
  }

  /// The trees of DART, one object deeper.
  private mutating func readWeightedTrees(_ input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      if key == "model" { try readTrees(&input) } else { try input.skipValue() }
    }
  }

  private mutating func readTrees(_ input: inout some ModelInput) throws(ModelError) {
    try input.beginObject()
    while let key = try input.nextKey() {
      switch key {
      case "gbtree_model_param": treeParameters = try input.strings()
      case "iteration_indptr": iterationEnds = try input.integers()
      case "tree_info": treeGroups = try input.integers()
      case "cats": namesCategories = try readCategoryNames(&input)
      case "trees":
        trees = []
        try input.beginArray()
        while try input.nextElement() { try readTree(&input) }
        input.place.tree = nil
      default: try input.skipValue()
      }
    }
  }

  private mutating func readTree(_ input: inout some ModelInput) throws(ModelError) {
    input.place.tree = trees.count
    var check = TreeCheck(try StoredTree(reading: &input), number: trees.count)
    trees.append(try check.tree())
    if let feature = check.highestFeature, feature.feature > highestFeature?.feature ?? -1 { highestFeature = feature }
  }

  private func readCategoryNames(_ input: inout some ModelInput) throws(ModelError) -> Bool {
    var hasNames = false
    try input.beginObject()
    while let key = try input.nextKey() {
      if key == "enc" { hasNames = try !input.isEmptyArray() } else { try input.skipValue() }
    }
    return hasNames
  }
}

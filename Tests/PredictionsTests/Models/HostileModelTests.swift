import JSON
import Testing

@testable import Predictions

@Suite struct HostileModelTests {
  private func refusal(of draft: ModelDraft) -> ModelError? {
    do throws(ModelError) {
      _ = try draft.parsed()
      return nil
    } catch {
      return error
    }
  }

  private func refusal(of text: String) -> ModelError? {
    do throws(ModelError) {
      _ = try TreeEnsemble(parsing: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `The draft that the others spoil is a model`() throws {
    let ensemble = try ModelDraft().parsed()
    #expect(ensemble.trees.map(\.depth) == [2, 2])
    #expect(ensemble.walkedMargins(of: [0, 0, 0]) == [-2])
    #expect(ensemble.walkedMargins(of: [1, 0, 3]) == [6])
    #expect(ensemble.walkedMargins(of: [1, 0, 0]) == [4])
  }

  @Test(
    arguments: [
      ("left_children", [1, -1, 2, -1, -1], "node 2, left_children", "found 2"),  // a node of its own
      ("left_children", [1, -1, 0, -1, -1], "node 2, left_children", "found 0"),  // a cycle
      ("right_children", [2, -1, 3, -1, -1], "node 2, right_children", "has one"),  // two parents
      ("left_children", [1, -1, 9, -1, -1], "node 2, left_children", "found 9"),
      ("left_children", [1, -1, -7, -1, -1], "node 2, left_children", "found -7"),
      ("left_children", [1, -1, -1, -1, -1], "node 2, left_children", "found -1"),
      ("right_children", [1, -1, 4, -1, -1], "node 0, right_children", "has one"),
      ("right_children", [2, -1, 4, -1], "right_children", "found 4"),
      ("split_indices", [3, 0, 2, 0, 0], "tree 0, node 0, split_indices", "below 3, found 3"),
      ("split_indices", [-1, 0, 2, 0, 0], "node 0, split_indices", "found -1"),
      ("default_left", [2, 0, 0, 0, 0], "node 0, default_left", "found 2"),
      ("split_type", [2, 0, 1, 0, 0], "node 0, split_type", "found 2"),
      ("split_type", [0, 0, 0, 0, 0], "node 2, split_type", "found 0"),
      ("split_type", [1, 0, 1, 0, 0], "node 0, categories_nodes", "none"),
      ("categories_nodes", [5], "categories_nodes", "found 5"),
      ("categories_nodes", [-1], "categories_nodes", "found -1"),
      ("categories_nodes", [], "categories_nodes", "found 0, 1 and 1"),
      ("categories_sizes", [3], "node 2, categories_segments", "3 categories from 0"),
      ("categories_sizes", [-1], "node 2, categories_segments", "-1 categories"),
      ("categories_segments", [1], "node 2, categories_segments", "from 1 on"),
      ("categories", [1, -3], "node 2, categories", "found -3"),
      ("categories", [1, 16_777_216], "node 2, categories", "found 16777216"),
      ("sum_hessian", [9, 4, 5, 3, -2], "node 4, sum_hessian", "found -2"),
      ("left_children", [], "left_children", "found 0 nodes"),
    ] as [(String, [Int], String, String)])
  func `A tree that contradicts itself is an error that names tree, node and member`(
    member: String, values: [Int], place: String, found: String
  ) throws {
    let error = try #require(refusal(of: ModelDraft(tree: [member: .array(values.map { .number($0) })])))
    #expect(error.code == .malformed)
    #expect(error.description.contains("tree 0"), "\(error)")
    #expect(error.description.contains(place) && error.description.contains(found), "\(error)")
  }

  @Test(arguments: [
    "left_children", "right_children", "split_indices", "split_conditions", "default_left", "sum_hessian",
    "loss_changes", "split_type",
  ])
  func `A member that is not there is an error that names it`(member: String) throws {
    let error = try #require(refusal(of: ModelDraft(tree: [member: JSONValue?.none])))
    #expect(error.description.contains(member), "\(error)")
  }

  @Test(arguments: ["NaN", "Infinity", "-Infinity", "1E99"])
  func `A threshold, leaf, cover or gain that is not finite is an error`(word: String) throws {
    for (member, node) in [("split_conditions", 0), ("split_conditions", 3), ("sum_hessian", 1), ("loss_changes", 0)] {
      var values = ["0", "0", "0", "0", "0"]
      values[node] = word
      let text = ModelDraft().json.text()
      let spoilt = try #require(text.replacingFirst(member: member, with: "[\(values.joined(separator: ","))]"))
      let error = try #require(refusal(of: spoilt))
      #expect(error.description.contains("tree 0, node \(node), \(member)"), "\(error)")
    }
  }

  @Test(arguments: [
    (ModelDraft(objective: "survival:cox"), "survival:cox"), (ModelDraft(objective: "binary:hinge"), "binary:hinge"),
    (ModelDraft(booster: "gblinear"), "gblinear"), (ModelDraft(version: [4, 0, 0]), "4.0.0"),
    (ModelDraft(version: [1, 6, 2]), "1.6.2"), (ModelDraft(attributes: ["kb_link": "probit"]), "probit"),
    (ModelDraft(tree: ["tree_param": ["num_nodes": "5", "size_leaf_vector": "3"]]), "multi_output_tree"),
    (ModelDraft(model: ["cats": ["enc": [["a", "b"]], "feature_segments": [], "sorted_idx": []]]), "cats.enc"),
  ])
  func `A model of another kind is refused by name`(draft: ModelDraft, name: String) throws {
    let error = try #require(refusal(of: draft))
    #expect(error.code == .unsupported)
    #expect(error.description.contains(name), "\(error)")
  }

  @Test(arguments: [
    (ModelDraft(booster: "dart", weights: [1]), "weight_drop"),
    (ModelDraft(version: [2]), "version"), (ModelDraft(featureNames: ["a"]), "feature_names"),
    (ModelDraft(attributes: ["best_iteration": "-1"]), "best_iteration"),
    (ModelDraft(attributes: ["best_iteration": "99999999999999999999"]), "best_iteration"),
    (ModelDraft(parameters: ["num_feature": "99999999999"]), "num_feature"),
    (ModelDraft(parameters: ["num_class": "-2"]), "num_class"),
    (ModelDraft(parameters: ["num_class": "4294967296"]), "num_class"),
    (ModelDraft(parameters: ["base_score": "[1E0,2E0]"]), "base_score"),
    (ModelDraft(parameters: ["base_score": "much"]), "base_score"),
    (ModelDraft(objective: "reg:gamma", parameters: ["base_score": "0E0"]), "base_score"),
    (ModelDraft(tree: ["tree_param": ["num_nodes": "7"]]), "num_nodes"),
    (ModelDraft(model: ["tree_info": [0]]), "tree_info"), (ModelDraft(model: ["tree_info": [0, 1]]), "tree_info"),
    (ModelDraft(model: ["gbtree_model_param": ["num_trees": "3"]]), "num_trees"),
    (
      ModelDraft(attributes: ["best_iteration": "0"], model: ["iteration_indptr": [0, 5, 2]]), "iteration_indptr"
    ),
    (
      ModelDraft(
        attributes: ["best_iteration": "0"],
        model: ["iteration_indptr": [], "gbtree_model_param": ["num_parallel_tree": "0"]]), "num_parallel_tree"
    ),
  ])
  func `A document that contradicts itself is an error that names the member`(draft: ModelDraft, name: String) throws {
    let error = try #require(refusal(of: draft))
    #expect(error.code == .malformed)
    #expect(error.description.contains(name), "\(error)")
  }

  @Test func `A chain deeper than any tree that is trained is refused`() throws {
    func chain(_ depth: Int) -> ModelDraft {
      let count = 2 * depth + 1
      func values(_ value: (Int) -> Int) -> JSONValue { .array((0..<count).map { .number(value($0)) }) }
      let zeros = values { _ in 0 }
      return ModelDraft(tree: [
        "left_children": values { $0 % 2 == 0 && $0 + 2 < count ? $0 + 1 : -1 },
        "right_children": values { $0 % 2 == 0 && $0 + 2 < count ? $0 + 2 : -1 }, "split_indices": zeros,
        "split_conditions": zeros, "default_left": zeros, "sum_hessian": zeros, "loss_changes": zeros,
        "split_type": zeros, "categories": [], "categories_nodes": [], "categories_segments": [],
        "categories_sizes": [], "tree_param": JSONValue?.none,
      ])
    }
    #expect(try chain(512).parsed().trees[0].depth == 512)
    #expect(refusal(of: chain(513))?.code == .unsupported)
    #expect(refusal(of: chain(20_000))?.code == .unsupported)
  }

  @Test(arguments: ["", "   ", "[]", "{", "{}", "nonsense", "{\"learner\": ", "{\"version\":[1,2", "{\"a\":tru"])
  func `Bytes that are no model are an error`(text: String) {
    #expect(refusal(of: text)?.code == .malformed)
  }

  @Test func `Nesting a million deep is passed over or refused, not a crash`() {
    let brackets = String(repeating: "[", count: 1_000_000)
    #expect(refusal(of: "{\"x\":" + brackets)?.code == .malformed)
    #expect(refusal(of: "{\"x\":" + brackets + String(repeating: "]", count: 1_000_000) + "}")?.code == .malformed)
    #expect(refusal(of: "{i\u{1}x" + brackets)?.code == .malformed)
    #expect(refusal(of: "{i\u{1}x" + String(repeating: "{i\u{1}x", count: 300_000))?.code == .malformed)
  }
}

extension TreeEnsemble {
  fileprivate func walkedMargins(of row: [Float]) -> [Float] { walkedMargins(of: row[...]) }
}

extension String {
  /// The text with the array that follows the first `"member":` replaced.
  fileprivate func replacingFirst(member: String, with array: String) -> String? {
    guard let key = firstRange(of: "\"\(member)\":"), let end = self[key.upperBound...].firstIndex(of: "]") else {
      return nil
    }
    return String(self[..<key.upperBound]) + array + String(self[index(after: end)...])
  }

  private func firstRange(of part: String) -> Range<Index>? { ranges(of: part).first }
}
